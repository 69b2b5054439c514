// What a spreadsheet's number format says about the number that it shows: a day, a share, a text.

export type FormatMeaning = 'text' | 'date' | 'percent' | 'number';

const named: Record<string, FormatMeaning> = {
  'general date': 'date',
  'short date': 'date',
  'medium date': 'date',
  'long date': 'date',
  percent: 'percent',
  general: 'number',
  standard: 'number',
};

/** Literal parts of a format say nothing: `"Mio."`, `\-`, `[$-409]`, `[Red]`. */
const withoutLiterals = (format: string): string => format.replaceAll(/"[^"]*"|\\.|\[[^\]]*\]|_./g, '');

/** Day, month and year letters in English and in German, French and Dutch offices. */
const isDay = (codes: string): boolean => /[dtj]/i.test(codes) && /m/i.test(codes) && !/[0#?]/.test(codes);

export function meaningOf(format: string): FormatMeaning {
  const known = named[format.trim().toLowerCase()];
  if (known !== undefined) return known;
  const codes = withoutLiterals(format.split(';', 1)[0] ?? '');
  if (codes.trim() === '@') return 'text';
  if (codes.includes('%')) return 'percent';
  return isDay(codes) ? 'date' : 'number';
}

/** Whether numbers such as 03/02/2026 begin with the day; null where the format does not tell. */
export function isDayFirst(format: string): boolean | null {
  const codes = withoutLiterals(format).toLowerCase();
  const [day, month] = [codes.search(/[dt]/), codes.indexOf('m')];
  if (meaningOf(format) !== 'date' || day < 0 || month < 0 || /mmm/.test(codes)) return null;
  return day < month;
}
