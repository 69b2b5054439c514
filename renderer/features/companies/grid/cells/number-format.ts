// A decimal text as a person reads it: grouped, with the column's decimals, currency or percent sign, and exact.
import { locale } from '../../../../../shared/messages/message.ts';
import type { NumberKind } from '../columns/grid-column.ts';

const kept = new Map<string, Intl.NumberFormat>();

function fractionOf(
  decimal: string,
  { format, decimals, maxDecimals }: NumberKind,
): Intl.NumberFormatOptions {
  const own = decimal.split('.')[1]?.length ?? 0;
  if (decimals !== undefined) return { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
  // Cents come in twos; a percentage and a plain number have what they have.
  const isMoney = format === 'currency' || maxDecimals === 2;
  const least = isMoney && own > 0 ? 2 : 0;
  return { minimumFractionDigits: least, maximumFractionDigits: Math.min(Math.max(own, least), 20) };
}

function formatterOf(decimal: string, kind: NumberKind): Intl.NumberFormat {
  const fraction = fractionOf(decimal, kind);
  const isCurrency = kind.format === 'currency' && kind.currency !== undefined;
  const key = `${isCurrency ? kind.currency : ''} ${fraction.minimumFractionDigits} ${fraction.maximumFractionDigits}`;
  const known = kept.get(key);
  if (known) return known;
  const made = new Intl.NumberFormat(locale(), {
    ...(isCurrency ? { style: 'currency', currency: kind.currency, currencyDisplay: 'narrowSymbol' } : {}),
    ...fraction,
  });
  kept.set(key, made);
  return made;
}

const percentSign = '\u202f%';

export function formatNumber(decimal: string, kind: NumberKind): string {
  if (decimal === '') return '';
  // Intl takes decimal texts without rounding them through a double.
  const text = formatterOf(decimal, kind).format(decimal as unknown as number);
  return kind.format === 'percent' ? `${text}${percentSign}` : text;
}
