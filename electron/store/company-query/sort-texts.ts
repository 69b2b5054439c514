// Sorts texts as SQLite does (by bytes, without ASCII case where told), a million in some tenths of a second: seven signs at a time become one
// number, and only what is equal in those is compared.
import { firstPlaces, sortedPlaces } from './radix.ts';

const signs = 7;
/** Fewer than this many are compared with each other. */
const few = 1500;

type Texts = { values: readonly string[]; noCase: boolean; down: boolean };

/** The places of the texts in order; equal ones in the order in which they came. */
export function sortedTexts(values: readonly string[], noCase: boolean, down: boolean): Uint32Array {
  return sortRun({ values, noCase, down }, firstPlaces(values.length), 0);
}

/** By the second seven signs and then by the first: what is equal in both is looked at further. */
function sortRun(texts: Texts, places: Uint32Array, depth: number): Uint32Array {
  if (places.length < few) return compareAll(texts, places, depth);
  const { first, second } = keysOf(texts, places, depth);
  const bySecond = sortedPlaces(second);
  const order = taken(bySecond, sortedPlaces(takenKeys(first, bySecond)));
  const sorted = taken(places, order);
  for (let from = 0; from < sorted.length;) {
    const at = order[from] ?? 0;
    let to = from + 1;
    while (to < sorted.length && first[order[to] ?? 0] === first[at] && second[order[to] ?? 0] === second[at])
      to += 1;
    if (to - from > 1) sorted.set(sortEqual(texts, sorted.subarray(from, to), depth), from);
    from = to;
  }
  return sorted;
}

function taken(from: Uint32Array, places: Uint32Array): Uint32Array {
  const out = new Uint32Array(places.length);
  for (let at = 0; at < out.length; at += 1) out[at] = from[places[at] ?? 0] ?? 0;
  return out;
}

function takenKeys(from: Float64Array, places: Uint32Array): Float64Array {
  const out = new Float64Array(places.length);
  for (let at = 0; at < out.length; at += 1) out[at] = from[places[at] ?? 0] ?? 0;
  return out;
}

/** Texts that the key does not tell apart. */
function sortEqual(texts: Texts, places: Uint32Array, depth: number): Uint32Array {
  const { values } = texts;
  const first = values[places[0] ?? 0] ?? '';
  let at = 1;
  while (at < places.length && values[places[at] ?? 0] === first) at += 1;
  if (at === places.length) return places;
  const isPlain = isPlainAt(first, depth) && isPlainAt(first, depth + signs);
  return isPlain ? sortRun(texts, places, depth + 2 * signs) : compareAll(texts, places, depth);
}

/** All seven signs are there and told exactly; so they are in every text of the same key. */
function isPlainAt(text: string, depth: number): boolean {
  for (let at = depth; at < depth + signs; at += 1) {
    const code = text.charCodeAt(at);
    if (!(code > 0 && code < foreign)) return false;
  }
  return true;
}

/** Stands for every sign beyond ASCII; what follows it is left to comparing. */
const foreign = 127;

type Keys = { first: Float64Array; second: Float64Array };

function keysOf(texts: Texts, places: Uint32Array, depth: number): Keys {
  const first = new Float64Array(places.length);
  const second = new Float64Array(places.length);
  const sign = texts.down ? -1 : 1;
  for (let index = 0; index < first.length; index += 1) {
    const text = texts.values[places[index] ?? 0] ?? '';
    const key = keyAt(text, depth, texts.noCase);
    first[index] = sign * key;
    // Behind the end or a sign beyond ASCII the second key says nothing.
    second[index] = isExact(key) ? sign * keyAt(text, depth + signs, texts.noCase) : 0;
  }
  return { first, second };
}

const isExact = (key: number): boolean => key % 128 !== 0 && key % 128 !== foreign;

function keyAt(text: string, depth: number, noCase: boolean): number {
  const end = Math.min(text.length, depth + signs);
  let key = 0;
  let at = depth;
  for (; at < end; at += 1) {
    const code = text.charCodeAt(at);
    key = key * 128 + (code >= foreign ? foreign : noCase ? lower(code) : code);
    if (code < foreign) continue;
    at += 1;
    break;
  }
  for (; at < depth + signs; at += 1) key *= 128;
  return key;
}

const lower = (code: number): number => (code >= 65 && code <= 90 ? code + 32 : code);

function compareAll({ values, noCase, down }: Texts, places: Uint32Array, depth: number): Uint32Array {
  const sign = down ? -1 : 1;
  return places.toSorted(
    (one, other) => sign * compare(values[one] ?? '', values[other] ?? '', noCase, depth) || one - other,
  );
}

function compare(one: string, other: string, noCase: boolean, depth: number): number {
  const length = Math.min(one.length, other.length);
  for (let at = depth; at < length; at += 1) {
    const a = one.charCodeAt(at);
    const b = other.charCodeAt(at);
    if (a === b) continue;
    const difference = noCase ? lower(a) - lower(b) : a - b;
    if (difference !== 0) return a >= 0xd800 && b >= 0xd800 ? byteOrder(a) - byteOrder(b) : difference;
  }
  return one.length - other.length;
}

/** Halves of signs beyond the first 65,536 come behind all others, as their bytes do. */
const byteOrder = (code: number): number => (code >= 0xe000 ? code - 0x800 : code + 0x2000);
