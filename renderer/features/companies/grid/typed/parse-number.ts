// Numbers as people type them, read by the separators of their own system; exact, never through a double.
import { locale, t } from '../../../../../shared/messages/message.ts';
import type { NumberKind } from '../columns/grid-column.ts';
import { fault, fine, type Parsed } from './parsed.ts';

export type Separators = { group: string; decimal: string };

export function separatorsOf(language: string): Separators {
  const parts = new Intl.NumberFormat(language).formatToParts(1234567.5);
  const find = (type: string): string => parts.find((part) => part.type === type)?.value ?? '';
  return { group: find('group'), decimal: find('decimal') || '.' };
}

const usual = separatorsOf(locale());

/** Spaces of any width and apostrophes only ever group. */
const grouping = /[\s\u00a0\u2009\u202f'’]/g;

const hasGroupsOf = (separator: string, text: string): boolean =>
  new RegExp(`^[+-]?\\d{1,3}(?:\\${separator}\\d{3})+$`).test(text);

const without = (text: string, separator: string): string => text.replaceAll(separator, '');

/** Digits with a decimal point, or null where the separators make no number. */
function plainDigits(text: string, { decimal }: Separators): string | null {
  const comma = text.lastIndexOf(',');
  const point = text.lastIndexOf('.');
  if (comma < 0 && point < 0) return text;
  const later = comma > point ? ',' : '.';
  const earlier = later === ',' ? '.' : ',';
  if (comma >= 0 && point >= 0) {
    const whole = text.slice(0, Math.max(comma, point));
    const isGrouped = hasGroupsOf(earlier, whole) && !whole.includes(later);
    return isGrouped ? without(text, earlier).replace(later, '.') : null;
  }
  // One kind of separator: thousands where it can be and the person's own decimal sign is the other one.
  if (hasGroupsOf(later, text) && (later !== decimal || text.split(later).length > 2))
    return without(text, later);
  return text.split(later).length === 2 ? text.replace(later, '.') : null;
}

const symbols = /^(?:[$€£¥]|[A-Z]{3}\s)\s*|\s*(?:[$€£¥%]|\s[A-Z]{3})$/gu;

const withoutSigns = (text: string): string =>
  text.trim().replace('−', '-').replace(symbols, '').replace(grouping, '');

/** `007.50` → `7.5`. */
function normalised(digits: string): string {
  const [, sign = '', whole = '', fraction = ''] = /^([+-]?)(\d*)\.?(\d*)$/.exec(digits) ?? [];
  const rest = fraction.replace(/0+$/, '');
  const value = `${whole.replace(/^0+(?=\d)/, '') || '0'}${rest === '' ? '' : `.${rest}`}`;
  return sign === '-' && value !== '0' ? `-${value}` : value;
}

const unit = /\d\s*(k|m|mn|mio|b|bn|t|tsd|mrd)\.?$/i;

/** Zeros that a unit stands for, where it stands for the same everywhere: a T or B does not. */
const zeros: Record<string, number> = { k: 3, m: 6, mn: 6, mio: 6, bn: 9, mrd: 9 };

/** `3.5M`, `250 k`: null where the sign in it could group as well, as in `1,6M` or `1.250M`. */
function scaled(text: string, { decimal }: Separators): string | null {
  const [, sign = '', whole = '', mark = decimal, fraction = '', name = ''] =
    /^([+-]?)(\d+)(?:([.,])(\d+))?(k|m|mn|mio|bn|mrd)\.?$/i.exec(text) ?? [];
  const count = zeros[name.toLowerCase()];
  if (count === undefined || mark !== decimal || fraction.length === 3 || fraction.length > count)
    return null;
  return `${sign}${whole}${fraction.padEnd(count, '0')}`;
}

export function parseNumber(text: string, kind: NumberKind, separators: Separators = usual): Parsed {
  const exact = scaled(withoutSigns(text), separators);
  if (exact === null && unit.test(text.trim()))
    return fault(
      t('"{text}" ends in a unit. Type the number in full, such as 1250 or 12{point}50.', {
        text: text.trim(),
        point: separators.decimal,
      }),
    );
  const digits = exact ?? plainDigits(withoutSigns(text), separators);
  if (digits === null || !/^[+-]?(?:\d+\.?\d*|\.\d+)$/.test(digits))
    return fault(
      t('"{text}" is no number. Type digits such as 1250 or 12{point}50.', {
        text: text.trim(),
        point: separators.decimal,
      }),
    );
  const value = normalised(digits);
  if (kind.isUnsigned && value.startsWith('-')) return fault(t('An amount cannot be below zero.'));
  if ((value.split('.')[1]?.length ?? 0) > (kind.maxDecimals ?? Number.POSITIVE_INFINITY))
    return fault(
      t('"{text}" has more than {n} decimals. Round it.', {
        text: text.trim(),
        n: kind.maxDecimals,
      }),
    );
  return fine(value);
}

/** The stored decimal as it is typed: the person's decimal sign, no grouping. */
export const typedNumber = (decimal: string, separators: Separators = usual): string =>
  decimal.replace('.', separators.decimal);
