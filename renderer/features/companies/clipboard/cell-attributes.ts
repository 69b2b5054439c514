// What Excel, Google Sheets and LibreOffice tell of a cell in the attributes of its HTML, beside the text that they show of it.
import { dayOfSerial, decimalOf, type ClipCell } from './clip-cell.ts';
import { isDayFirst, meaningOf, type FormatMeaning } from './number-formats.ts';

/** From the style sheet that Excel sends along: number formats by the class that holds them, and its decimal sign. */
export type StyleFormats = { byClass: ReadonlyMap<string, string>; decimal: string | null };

const declaration = /mso-number-format:\s*("(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|[^;]+)/i;

/** CSS escapes the characters of a format: `"yyyy\\-mm\\-dd"`, `"\\@"`, `"\\0022"`. */
function formatIn(style: string): string | null {
  const found = declaration.exec(style)?.[1]?.trim();
  if (found === undefined) return null;
  return found
    .replace(/^["']|["']$/g, '')
    .replaceAll(/\\(00[0-9a-f]{2})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replaceAll(/\\(.)/g, '$1');
}

export function readStyleFormats(document: Document): StyleFormats {
  const byClass = new Map<string, string>();
  const sheet = [...document.querySelectorAll('style')].map(({ textContent }) => textContent).join('\n');
  for (const [, name = '', body = ''] of sheet.matchAll(/\.([\w-]+)\s*\{([^}]*)\}/g)) {
    const format = formatIn(body);
    if (format !== null) byClass.set(name, format);
  }
  const decimal = /mso-displayed-decimal-separator:\s*"\\?([.,])"/.exec(sheet)?.[1] ?? null;
  return { byClass, decimal };
}

const shift2 = (number: number): number => Number((number * 100).toPrecision(15));

/** A number with what its format makes of it, as the value that the cell stands for. */
function valueOf(number: number, meaning: FormatMeaning): Omit<ClipCell, 'text'> {
  switch (meaning) {
    case 'text':
      return {};
    case 'date': {
      const date = dayOfSerial(number);
      return date === null ? {} : { date };
    }
    case 'percent': {
      // 12.5 % is 0.125 there, and 12.5 to whoever reads or types it.
      const percent = decimalOf(shift2(number));
      return percent === null ? {} : { number: percent };
    }
    case 'number':
    default: {
      const decimal = decimalOf(number);
      return decimal === null ? {} : { number: decimal };
    }
  }
}

/** `03/02/2026` shown by a format that names its parts. */
function dateShown(text: string, format: string): Omit<ClipCell, 'text'> {
  const dayFirst = isDayFirst(format);
  const [, first, second, year] = /^(\d{1,2})\D+(\d{1,2})\D+(\d{4})$/.exec(text.trim()) ?? [];
  if (dayFirst === null || first === undefined || second === undefined) return {};
  const [day, month] = dayFirst ? [first, second] : [second, first];
  return { date: `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` };
}

function numberIn(text: string | null): number | null {
  if (text === null || text.trim() === '') return null;
  const number = Number(text);
  return Number.isFinite(number) ? number : null;
}

/** Excel: `x:num` where the text shows less than the number, and the format in the style. */
function fromExcel(cell: Element, text: string, formats: StyleFormats): Omit<ClipCell, 'text'> {
  const own = formatIn(cell.getAttribute('style') ?? '');
  const format = own ?? formats.byClass.get(cell.getAttribute('class')?.trim() ?? '') ?? null;
  const number = numberIn(cell.getAttribute('x:num'));
  if (number !== null) return valueOf(number, meaningOf(format ?? ''));
  const decimal = formats.decimal === null ? {} : { decimal: formats.decimal };
  return format === null ? decimal : { ...decimal, ...dateShown(text, format) };
}

/** LibreOffice: `sdval`, and in `sdnum` languages and the format. */
function fromLibreOffice(cell: Element): Omit<ClipCell, 'text'> | null {
  const number = numberIn(cell.getAttribute('sdval'));
  if (number === null) return null;
  const format = (cell.getAttribute('sdnum') ?? '').split(';').slice(2).join(';');
  return valueOf(number, meaningOf(format));
}

type SheetsValue = { '1'?: number; '2'?: string; '3'?: number };
type SheetsFormat = { '1'?: number; '2'?: string };

function json(text: string | null): unknown {
  if (text === null) return null;
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Kinds of Google's formats: 3 is a percentage, 5 a date, 7 a date with its time. */
const sheetsFormats: Record<number, FormatMeaning> = { 3: 'percent', 5: 'date', 7: 'date' };

/** Google Sheets: `{"1": 2, "2": text}` or `{"1": 3, "3": number}`. */
function fromSheets(cell: Element): Partial<ClipCell> | null {
  const value = json(cell.getAttribute('data-sheets-value')) as SheetsValue | null;
  if (value === null) return null;
  if (value['1'] === 2 && typeof value['2'] === 'string') return { text: value['2'] };
  if (value['1'] !== 3 || typeof value['3'] !== 'number') return {};
  const format = json(cell.getAttribute('data-sheets-numberformat')) as SheetsFormat | null;
  return valueOf(value['3'], sheetsFormats[format?.['1'] ?? 0] ?? meaningOf(format?.['2'] ?? ''));
}

export const readAttributes = (cell: Element, text: string, formats: StyleFormats): ClipCell => ({
  text,
  ...(fromSheets(cell) ?? fromLibreOffice(cell) ?? fromExcel(cell, text, formats)),
});
