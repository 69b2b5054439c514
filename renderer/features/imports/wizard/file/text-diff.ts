// Marks where two readings of the same bytes differ, character by character.

export type TextPart = { text: string; differs: boolean };
export type TextDiff = { current: TextPart[]; other: TextPart[] };

/**
 * Readings of equal length are compared place by place (one byte, one character);
 * others only lose their common beginning and end, for their places no longer line up.
 */
export function diffReadings(current: string, other: string): TextDiff {
  const a = Array.from(current);
  const b = Array.from(other);
  const differing = a.length === b.length ? samePlaces(a, b) : middles(a, b);
  return { current: partsOf(a, differing.a), other: partsOf(b, differing.b) };
}

type IsDifferent = (index: number) => boolean;

function samePlaces(a: string[], b: string[]): { a: IsDifferent; b: IsDifferent } {
  const differs: IsDifferent = (i) => a[i] !== b[i];
  return { a: differs, b: differs };
}

function middles(a: string[], b: string[]): { a: IsDifferent; b: IsDifferent } {
  const shorter = Math.min(a.length, b.length);
  let start = 0;
  while (start < shorter && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < shorter - start && a.at(-1 - end) === b.at(-1 - end)) end += 1;
  const between =
    (length: number): IsDifferent =>
    (i) =>
      i >= start && i < length - end;
  return { a: between(a.length), b: between(b.length) };
}

function partsOf(characters: string[], differs: IsDifferent): TextPart[] {
  const parts: TextPart[] = [];
  characters.forEach((character, i) => {
    const last = parts.at(-1);
    if (last?.differs === differs(i)) last.text += character;
    else parts.push({ text: character, differs: differs(i) });
  });
  return parts;
}
