// Amounts of money as people write them → plain digits, only where there is one way to read them.
import { splitCurrency } from './currency.ts';
import { readNumber, shifted, type Decimal } from './number-text.ts';

export type AmountReading =
  | { kind: 'one'; digits: string; currency: string | null; shows?: Decimal }
  /** `usual`: without a rule it is read so, since the other reading would be parts of a cent. */
  | { kind: 'two'; readings: Record<Decimal, string>; currency: string | null; usual?: Decimal }
  | { kind: 'negative' };

/** How many zeros a word stands for. A German "Billion" has twelve, an English one nine: only the plural tells. */
const scales: Record<string, number> = {
  k: 3,
  thousand: 3,
  tsd: 3,
  lakh: 5,
  lakhs: 5,
  lac: 5,
  m: 6,
  mm: 6,
  mn: 6,
  mln: 6,
  mio: 6,
  mill: 6,
  million: 6,
  millions: 6,
  millionen: 6,
  millones: 6,
  milioni: 6,
  cr: 7,
  crore: 7,
  crores: 7,
  b: 9,
  bn: 9,
  bln: 9,
  billion: 9,
  billions: 9,
  mrd: 9,
  mia: 9,
  milliarde: 9,
  milliarden: 9,
  md: 9,
  mds: 9,
  milliard: 9,
  milliards: 9,
  miliardi: 9,
  tn: 12,
  trillion: 12,
  trillions: 12,
  万: 4,
  萬: 4,
  만: 4,
  亿: 8,
  億: 8,
  억: 8,
};

const pattern = /^((?:\d|[.,]\d)(?:[\d.,'’‘ \u00A0\u202F\u2009]*\d)?)\s*([a-z]+|[万萬만亿億억])?\.?$/i;

/** `"$18,900,000"`, `"1.234.567,50"`, `"€ 2,5 Mio."`, `"11,00,00,000"` → digits with a dot; null where it is no amount. */
export function readAmount(text: string): AmountReading | null {
  const { amount, currency } = splitCurrency(text.trim());
  const match = pattern.exec(amount);
  if (!match) return isNegative(text.trim()) ? { kind: 'negative' } : null;
  const number = readNumber((match[1] ?? '').replace(/^[.,]/, '0$&'));
  const zeros = zerosOf(match[2]);
  if (number === null || zeros === undefined) return null;
  if (number.kind === 'one') return { ...number, digits: shifted(number.digits, zeros), currency };
  const readings = {
    '.': shifted(number.readings['.'], zeros),
    ',': shifted(number.readings[','], zeros),
  };
  const onlyThousands = zeros === 0 && amount.includes(',');
  return { kind: 'two', readings, currency, ...(onlyThousands && { usual: '.' }) };
}

const zerosOf = (scale = ''): number | undefined => {
  const word = scale.toLowerCase();
  return word === '' ? 0 : Object.hasOwn(scales, word) ? scales[word] : undefined;
};

/** With a minus sign, or in brackets as accountants write it. */
function isNegative(text: string): boolean {
  const match = /^\(([^()]+)\)$|^[-–−]\s*(.+)$|^(.+?)\s*-$/.exec(text);
  const rest = match?.[1] ?? match?.[2] ?? match?.[3];
  return rest !== undefined && !/^[-–−(]/.test(rest) && readAmount(rest) !== null;
}
