// Numbers of workbooks and JSON as plain digits: never 1e+21, never 0.30000000000000004, and no digit of an id is lost.

/** Digits that a noisy result of floating arithmetic has at most once the noise is taken off. */
const quietDigits = 12;
const longestExponent = 400;

/** A number as a workbook stores it. Null where the text is no number. */
export function workbookNumber(text: string): string | null {
  const trimmed = text.trim();
  if (/^-?\d+$/.test(trimmed)) return trimmed;
  // Nearly every fraction: too short to hold noise.
  if (trimmed.length <= 16 && /^-?\d+\.\d*[1-9]$/.test(trimmed)) return trimmed;
  const value = Number(trimmed);
  if (trimmed === '' || !Number.isFinite(value)) return null;
  const shortest = plainDigits(String(value));
  if (significant(shortest) <= 15) return shortest;
  const rounded = plainDigits(String(Number(value.toPrecision(15))));
  return significant(rounded) <= quietDigits ? rounded : shortest;
}

/** "1.5e-7" → "0.00000015"; digits stay as they are, zeros at the end of a fraction included where there is no exponent. */
export function plainDigits(text: string): string {
  const match = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(text);
  if (!match) return text;
  const [, sign = '', whole = '', fraction = '', exponent] = match;
  if (exponent === undefined) return text;
  const shift = Number(exponent);
  if (Math.abs(shift) > longestExponent) return text;
  return sign + shifted(whole, fraction, shift);
}

function shifted(whole: string, fraction: string, shift: number): string {
  const digits = whole + fraction;
  const point = whole.length + shift;
  const left = point > 0 ? digits.slice(0, point).padEnd(point, '0') : '0';
  const right = point >= digits.length ? '' : point > 0 ? digits.slice(point) : '0'.repeat(-point) + digits;
  const tail = right.replace(/0+$/, '');
  const head = left.replace(/^0+(?=\d)/, '');
  return tail === '' ? head : `${head}.${tail}`;
}

const significant = (text: string): number =>
  text.replace(/[-.]/g, '').replace(/^0+/, '').replace(/0+$/, '').length;
