// Finds the places where the bytes held no character, so that a person can look at them.
import type { LineEnds } from '../records/grammar.ts';
import { countLineEnds } from '../records/grammar.ts';

export type Undecodable = {
  /** Counted from the start of the text, the first is 0. */
  line: number;
  /** `bytes`: the encoding has no character for them. `lost`: the file itself holds U+FFFD, put there by another program. */
  kind: 'bytes' | 'lost';
  /** A few characters round the place. */
  read: string;
};

const context = 20;

/** One for each line that holds such a character; `marks` is a global pattern. */
export function findUndecodable(
  text: string,
  ends: LineEnds,
  marks: RegExp,
  kind: Undecodable['kind'],
): Undecodable[] {
  const found: Undecodable[] = [];
  let line = 0;
  let counted = 0;
  for (const { index } of text.matchAll(marks)) {
    line += countLineEnds(text, ends, counted, index);
    counted = index;
    if (found.at(-1)?.line !== line) found.push({ line, kind, read: around(text, index) });
  }
  return found;
}

function around(text: string, at: number): string {
  const before = text.slice(Math.max(0, at - context), at).split(/[\r\n]/);
  const after = text.slice(at, at + context).split(/[\r\n]/);
  return (before.at(-1) ?? '') + (after[0] ?? '');
}
