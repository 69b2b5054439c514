// A cell as a program put it on the clipboard: the text that it shows, and what else it tells of the value behind the text.

export type ClipCell = {
  text: string;
  /** The number behind the text, exact, with a point: `1,3 Mio. €` may be `1250000`. */
  number?: string;
  /** The decimal sign in the text, where that is known. */
  decimal?: string;
  /** The day behind the text, `YYYY-MM-DD`. */
  date?: string;
  /** A value of Rowbench's own with the kind of column that it came from, see own-value.ts. */
  own?: { kind: string; value: unknown };
};

export type ClipTable = readonly (readonly ClipCell[])[];

/** Days since the last day of 1899 as spreadsheets count them; null beyond their calendar. */
export function dayOfSerial(serial: number): string | null {
  // Before March 1900 they count a day that never was.
  if (!Number.isFinite(serial) || serial < 61 || serial >= 2_958_466) return null;
  return new Date(Date.UTC(1899, 11, 30) + Math.floor(serial) * 86_400_000).toISOString().slice(0, 10);
}

/** A double as the decimal that a spreadsheet would show of it: 15 digits, no exponent. */
export function decimalOf(value: number): string | null {
  if (!Number.isFinite(value)) return null;
  const rounded = Number(value.toPrecision(15));
  const plain = String(rounded);
  return plain.includes('e') ? (withoutExponent(plain) ?? null) : plain;
}

function withoutExponent(text: string): string | undefined {
  const [, sign = '', whole = '', fraction = '', power = ''] =
    /^(-?)(\d+)(?:\.(\d+))?e([+-]\d+)$/.exec(text) ?? [];
  if (power === '') return undefined;
  const shift = Number(power);
  if (shift >= 0) return `${sign}${whole}${fraction.padEnd(shift, '0')}`;
  return `${sign}0.${'0'.repeat(-shift - 1)}${whole}${fraction}`;
}
