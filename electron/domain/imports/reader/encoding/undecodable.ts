// Finds the places where an encoding had no character for the bytes, so that a person can look at them.
import type { LineEnds } from '../records/grammar.ts';
import { countLineEnds } from '../records/grammar.ts';

/** `read`: a few characters round the place. */
export type Undecodable = { line: number; read: string };

const context = 20;

/** One for each line that holds U+FFFD. */
export function findUndecodable(text: string, ends: LineEnds): Undecodable[] {
  const found: Undecodable[] = [];
  let line = 0;
  let counted = 0;
  for (let at = text.indexOf('\uFFFD'); at !== -1; at = text.indexOf('\uFFFD', at + 1)) {
    line += countLineEnds(text, ends, counted, at);
    counted = at;
    if (found.at(-1)?.line !== line) found.push({ line, read: around(text, at) });
  }
  return found;
}

function around(text: string, at: number): string {
  const before =
    text
      .slice(Math.max(0, at - context), at)
      .split(/[\r\n]/)
      .at(-1) ?? '';
  const after = text.slice(at, at + context).split(/[\r\n]/)[0] ?? '';
  return before + after;
}
