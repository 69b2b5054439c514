// Numbers as people group and point them → plain digits with a dot. A text that could be two numbers is told as both.

export type Decimal = '.' | ',';

/** `shows`: the decimal sign that this text gives away, by its point or by its grouping. */
export type NumberReading =
  | { kind: 'one'; digits: string; shows?: Decimal }
  /** `1.234` with either sign as the decimal one. */
  | { kind: 'two'; readings: Record<Decimal, string> };

type Form = { form: RegExp; decimal: Decimal | null; shows: boolean };

/** In order; the first that fits counts. */
const forms: readonly Form[] = [
  { form: /^\d+$/, decimal: null, shows: false },
  { form: /^\d+\.\d+$/, decimal: '.', shows: true },
  { form: /^\d+,(?:\d{1,2}|\d{4,})$/, decimal: ',', shows: true },
  { form: /^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/, decimal: '.', shows: true },
  // As in India: lakhs and crores, 11,00,00,000.
  { form: /^\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?$/, decimal: '.', shows: true },
  { form: /^\d{1,3}(?:\.\d{3}){2,}(?:,\d+)?$/, decimal: ',', shows: true },
  { form: /^\d{1,3}(?:\.\d{3})+,\d+$/, decimal: ',', shows: true },
  { form: /^\d{1,3}(?:[' ]\d{3})+$/, decimal: null, shows: false },
  { form: /^\d{1,3}(?:[' ]\d{3})+\.\d+$/, decimal: '.', shows: true },
  { form: /^\d{1,3}(?:[' ]\d{3})+,\d+$/, decimal: ',', shows: true },
];

const thousandsOrPart = /^[1-9]\d{0,2}[.,]\d{3}$/;

/** Null where the text is no number. */
export function readNumber(text: string): NumberReading | null {
  const number = text.replace(/[\u00A0\u202F\u2009]/g, ' ').replace(/[’‘]/g, "'");
  if (thousandsOrPart.test(number)) return { kind: 'two', readings: bothWays(number) };
  const found = forms.find(({ form }) => form.test(number));
  if (!found) return null;
  const digits = plain(number, found.decimal ?? '.');
  return { kind: 'one', digits, ...(found.shows && found.decimal ? { shows: found.decimal } : {}) };
}

const bothWays = (number: string): Record<Decimal, string> => ({
  '.': plain(number, '.'),
  ',': plain(number, ','),
});

/** Without grouping; the decimal sign as a dot. */
const plain = (number: string, decimal: Decimal): string =>
  number.replace(/[.,' ]/g, (sign) => (sign === decimal ? '.' : ''));

/** Moves the decimal point to the right, so that no digit is rounded. */
export function shifted(digits: string, zeros: number): string {
  if (zeros === 0) return digits;
  const [whole = '', part = ''] = digits.split('.');
  const moved = part.padEnd(zeros, '0');
  const rest = moved.slice(zeros).replace(/0+$/, '');
  return `${whole}${moved.slice(0, zeros)}${rest === '' ? '' : `.${rest}`}`;
}
