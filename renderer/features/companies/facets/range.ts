// A range over the bars of a histogram: from bounds to bars and back. A range begins and ends at the edge of a bar unless it was typed.
import type { Facet } from '../../../../shared/contract/company-query.ts';
import type { Bounds } from '../../../../shared/schema/facet-choice.ts';
import type { Separators } from '../grid/typed/parse-number.ts';
import type { QueryFieldKind } from '../query/query-fields.ts';
import { readNumber } from '../query/typed-numbers.ts';

export type Bars = NonNullable<Facet['range']>['bars'];
/** The first bar that is chosen, and the one behind the last. */
export type Span = { from: number; to: number };

const compare = (kind: QueryFieldKind, one: string, other: string): number =>
  kind === 'date' || kind === 'time'
    ? one.slice(0, 10).localeCompare(other.slice(0, 10))
    : Number(one) - Number(other);

/** Every bar that holds something of the range. */
export function spanOf(bars: Bars, bounds: Bounds | null, kind: QueryFieldKind): Span {
  const whole = { from: 0, to: bars.length };
  if (!bounds) return whole;
  const low = bounds.gte ?? bounds.gt;
  const high = bounds.lte ?? bounds.lt;
  const isIn = ({ from, to }: Bars[number]): boolean => {
    if (low !== undefined && compare(kind, to, low) <= 0) return false;
    if (high === undefined) return true;
    const by = compare(kind, from, high);
    return bounds.lte === undefined ? by < 0 : by <= 0;
  };
  const from = bars.findIndex(isIn);
  return from < 0 ? { from: 0, to: 0 } : { from, to: bars.findLastIndex(isIn) + 1 };
}

/** Null for all of the bars, or none. */
export function boundsOf(bars: Bars, { from, to }: Span, kind: QueryFieldKind): Bounds | null {
  const [first, last] = [bars[from], bars[to - 1]];
  if (!first || !last || (from === 0 && to === bars.length)) return null;
  return {
    ...(from === 0 ? {} : { gte: first.from }),
    ...(to === bars.length ? {} : endOf(last.to, kind)),
  };
}

/** Years and days are told with the last one that is in; of other numbers there is no last one. */
function endOf(to: string, kind: QueryFieldKind): Bounds {
  if (kind === 'year') return { lte: String(Number(to) - 1) };
  if (kind === 'date' || kind === 'time') return { lte: dayBefore(to) };
  return { lt: to };
}

function dayBefore(day: string): string {
  const date = new Date(`${day.slice(0, 10)}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() - 1);
  return date.toISOString().slice(0, 10);
}

/** What was typed, as a bound; null where it is none, undefined where it is empty. */
export function parseBound(
  text: string,
  kind: QueryFieldKind,
  separators?: Separators,
): string | null | undefined {
  const trimmed = text.trim();
  if (trimmed === '') return undefined;
  if (kind === 'date' || kind === 'time') {
    const [, year = '', month = '01', day = '01'] = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/.exec(trimmed) ?? [];
    const iso = `${year}-${month}-${day}`;
    const date = new Date(`${iso}T00:00:00Z`);
    return year !== '' && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso) ? iso : null;
  }
  return readNumber(trimmed, separators);
}
