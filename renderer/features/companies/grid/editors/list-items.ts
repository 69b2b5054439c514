// The entries of a list while they are edited: each keeps its identity while it moves, so that the field in it keeps the keyboard.
import { splitList } from '../typed/parse-cell.ts';

export type Item = { key: number; text: string };

let lastKey = 0;

export const itemOf = (text: string): Item => {
  lastKey += 1;
  return { key: lastKey, text };
};

export const setText = (items: readonly Item[], key: number, text: string): Item[] =>
  items.map((item) => (item.key === key ? { ...item, text } : item));

export const remove = (items: readonly Item[], key: number): Item[] =>
  items.filter((item) => item.key !== key);

/** To another place; the first is the primary. */
export function moveTo(items: readonly Item[], key: number, at: number): Item[] {
  const item = items.find((one) => one.key === key);
  if (!item || at < 0 || at >= items.length) return [...items];
  return remove(items, key).toSpliced(at, 0, item);
}

/** What is kept: trimmed, without empty entries; a text with several entries becomes several. */
export const valuesOf = (items: readonly Item[]): string[] => [
  ...new Set(items.flatMap(({ text }) => splitList(text))),
];
