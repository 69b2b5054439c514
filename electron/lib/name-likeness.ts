// How alike two names of companies are, without their legal forms (name-core.ts): a slip of the pen counts little, other numbers much.

/** "Store 12" and "Store 13" are two, however many letters they share. */
const mostWithOtherNumbers = 0.7;

export function differInNumbers(one: string, other: string): boolean {
  const [a, b] = [digitsOf(one), digitsOf(other)];
  return a !== '' && b !== '' && a !== b;
}

function digitsOf(text: string): string {
  let digits = '';
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code >= 48 && code <= 57) digits += text[at] ?? '';
  }
  return digits;
}

/** Jaro-Winkler: 1 for the same text, 0 for texts without a letter in common; a shared beginning counts more. */
export function nameLikeness(one: string, other: string): number {
  if (one === other) return 1;
  if (differInNumbers(one, other)) return mostWithOtherNumbers;
  const jaro = jaroOf(one, other);
  let same = 0;
  while (same < 4 && same < one.length && one[same] === other[same]) same += 1;
  return jaro + same * 0.1 * (1 - jaro);
}

/** Which letters of the other text were met, and which of this one, in order; kept, for it is asked millions of times. */
let taken = new Uint8Array(256);
let met = new Uint16Array(256);

function jaroOf(one: string, other: string): number {
  const reach = Math.max(0, Math.floor(Math.max(one.length, other.length) / 2) - 1);
  if (one.length > met.length) met = new Uint16Array(one.length);
  if (other.length > taken.length) taken = new Uint8Array(other.length);
  taken.fill(0, 0, other.length);
  let same = 0;
  for (let at = 0; at < one.length; at += 1) {
    const code = one.charCodeAt(at);
    const to = Math.min(other.length, at + reach + 1);
    for (let there = Math.max(0, at - reach); there < to; there += 1) {
      if (taken[there] === 1 || other.charCodeAt(there) !== code) continue;
      taken[there] = 1;
      met[same++] = code;
      break;
    }
  }
  if (same === 0) return 0;
  const moved = countMoved(other) / 2;
  return (same / one.length + same / other.length + (same - moved) / same) / 3;
}

/** Letters that both have, at another place in their order. */
function countMoved(other: string): number {
  let moved = 0;
  let nth = 0;
  for (let there = 0; there < other.length; there += 1)
    if (taken[there] === 1 && met[nth++] !== other.charCodeAt(there)) moved += 1;
  return moved;
}
