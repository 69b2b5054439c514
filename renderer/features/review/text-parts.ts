// Where a proposed text differs from the stored one, word by word, so that the eye finds the one number that changed.

export type TextPart = { text: string; isNew: boolean };

/** Longer texts are shown without marks: nobody compares them word by word. */
const mostWords = 200;

const wordsOf = (text: string): string[] =>
  text.match(/[\p{L}\p{N}]+|[^\p{L}\p{N}]+?(?=[\p{L}\p{N}]|$)/gu) ?? [];

/** The parts of `offered`; all of it one part where the two have nothing in common. */
export function textParts(stored: string, offered: string): TextPart[] {
  const [old, next] = [wordsOf(stored), wordsOf(offered)];
  if (old.length === 0 || Math.max(old.length, next.length) > mostWords) return plain(offered);
  const kept = keptWords(old, next);
  if (!next.some((word, at) => kept.has(at) && /[\p{L}\p{N}]/u.test(word))) return plain(offered);
  return joined(next.map((text, at) => ({ text, isNew: !kept.has(at) })));
}

const plain = (text: string): TextPart[] => [{ text, isNew: false }];

function joined(parts: readonly TextPart[]): TextPart[] {
  const whole: TextPart[] = [];
  for (const { text, isNew } of parts) {
    const last = whole.at(-1);
    if (last?.isNew === isNew) last.text += text;
    else whole.push({ text, isNew });
  }
  return whole;
}

/** Places in `next` of the longest sequence of words that `old` has too. */
function keptWords(old: readonly string[], next: readonly string[]): Set<number> {
  const lengths = lengthsOf(old, next);
  const kept = new Set<number>();
  let [i, j] = [0, 0];
  while (i < old.length && j < next.length) {
    if (old[i] === next[j]) {
      kept.add(j);
      i += 1;
      j += 1;
    } else if (lengthAt(lengths, i + 1, j) >= lengthAt(lengths, i, j + 1)) i += 1;
    else j += 1;
  }
  return kept;
}

const lengthAt = (lengths: readonly number[][], i: number, j: number): number => lengths[i]?.[j] ?? 0;

/** How long the sequence is that the rests from each two places have in common. */
function lengthsOf(old: readonly string[], next: readonly string[]): number[][] {
  const lengths: number[][] = Array.from({ length: old.length + 1 }, () => []);
  for (let i = old.length - 1; i >= 0; i -= 1)
    for (let j = next.length - 1; j >= 0; j -= 1) {
      const row = lengths[i];
      if (!row) continue;
      row[j] =
        old[i] === next[j]
          ? lengthAt(lengths, i + 1, j + 1) + 1
          : Math.max(lengthAt(lengths, i + 1, j), lengthAt(lengths, i, j + 1));
    }
  return lengths;
}
