// One look at each character of a cell: a hash to count equal cells by, and which kinds of characters it has. Runs for every
// cell of a file, so it allocates nothing.

/** Kinds of characters, as bits. */
export const kinds = {
  digit: 1,
  upper: 2,
  lower: 4,
  space: 8,
  at: 16,
  dot: 32,
  comma: 64,
  hyphen: 128,
  slash: 256,
  colon: 512,
  plus: 1024,
  /** `$` or `%`; other signs of money are not ASCII. */
  sign: 2048,
  /** `(` `)` */
  bracket: 4096,
  apostrophe: 8192,
  /** `;` `|` and line ends: they part the items of a list. */
  separator: 16_384,
  other: 32_768,
  wide: 65_536,
} as const;

export const letters = kinds.upper | kinds.lower;

const kindOf = new Int32Array(128).fill(kinds.other);
const note = (characters: string, kind: number): void => {
  for (const character of characters) kindOf[character.charCodeAt(0)] = kind;
};
note('0123456789', kinds.digit);
note('ABCDEFGHIJKLMNOPQRSTUVWXYZ', kinds.upper);
note('abcdefghijklmnopqrstuvwxyz', kinds.lower);
note(' \t', kinds.space);
note('@', kinds.at);
note('.', kinds.dot);
note(',', kinds.comma);
note('-', kinds.hyphen);
note('/', kinds.slash);
note(':', kinds.colon);
note('+', kinds.plus);
note('$%', kinds.sign);
note('()', kinds.bracket);
note("'", kinds.apostrophe);
note(';|\r\n', kinds.separator);

/** What the last `scan` found. One for each profile; read it before the next scan. */
export type Scan = {
  /** Two 32-bit halves of a hash: cyrb53 by bryc, public domain. */
  readonly halves: Int32Array;
  /** Kinds of characters that occur. */
  marks: number;
};

export const createScan = (): Scan => ({ halves: new Int32Array(2), marks: 0 });

export function scan(text: string, into: Scan): void {
  let h1 = 0xdeadbeef | 0;
  let h2 = 0x41c6ce57 | 0;
  let marks = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    h1 = Math.imul(h1 ^ code, 2654435761);
    h2 = Math.imul(h2 ^ code, 1597334677);
    marks |= code < 128 ? (kindOf[code] ?? 0) : kinds.wide;
  }
  h1 = Math.imul(h1 ^ (h1 >>> 16), 2246822507) ^ Math.imul(h2 ^ (h2 >>> 13), 3266489909);
  h2 = Math.imul(h2 ^ (h2 >>> 16), 2246822507) ^ Math.imul(h1 ^ (h1 >>> 13), 3266489909);
  into.halves[0] = h1;
  into.halves[1] = h2;
  into.marks = marks;
}

/** 53 bits, never 0. */
export const hashOf = ({ halves }: Scan): number =>
  4294967296 * (2097151 & (halves[1] ?? 0)) + ((halves[0] ?? 0) >>> 0) || 1;
