// A column's profile in words: the line beneath its samples, and what stands beside its field.
import { locale } from '../../../../../../shared/messages/message.ts';
import type { ColumnProfile, ValueType } from '../../../../../../shared/schema/profile.ts';
import { formatCount, formatDate, formatShare, plural } from '../../../../../lib/format.ts';

type Nouns = { one: string; many: string };

export const typeNouns: Record<ValueType, Nouns> = {
  integer: { one: 'whole number', many: 'whole numbers' },
  decimal: { one: 'decimal number', many: 'decimal numbers' },
  amount: { one: 'amount', many: 'amounts' },
  range: { one: 'range', many: 'ranges' },
  year: { one: 'year', many: 'years' },
  date: { one: 'date', many: 'dates' },
  boolean: { one: 'yes or no', many: 'yes or no' },
  email: { one: 'e-mail address', many: 'e-mail addresses' },
  url: { one: 'web address', many: 'web addresses' },
  domain: { one: 'host name', many: 'host names' },
  phone: { one: 'phone number', many: 'phone numbers' },
  country: { one: 'country', many: 'countries' },
  id: { one: 'code', many: 'codes' },
  text: { one: 'text', many: 'texts' },
};

const numeric: ReadonlySet<ValueType> = new Set(['integer', 'decimal', 'amount', 'year']);

export const filledRows = ({ rows, empty }: ColumnProfile): number => rows - empty;

/** “about” where it is estimated. */
export const countDistinct = ({ distinct, approximate }: ColumnProfile): string =>
  `${approximate ? 'about ' : ''}${formatCount(distinct)}`;

/** `12,474 distinct, 18 characters`; `1872 to 2025, 9 not a year`; `68 % empty, 50,000 to 64,000,000`. */
export function describeProfile(profile: ColumnProfile): string {
  if (filledRows(profile) === 0) return 'all empty';
  return [emptyNote(profile, 'high'), mainNote(profile), emptyNote(profile, 'low') ?? detail(profile)]
    .filter((note) => note !== null)
    .slice(0, 2)
    .join(', ');
}

/** Much that is empty is said first, little of it last. */
function emptyNote({ rows, empty }: ColumnProfile, share: 'high' | 'low'): string | null {
  if (empty === 0 || empty * 4 > rows !== (share === 'high')) return null;
  return share === 'high' ? `${formatShare(empty / rows)} empty` : `${formatCount(empty)} empty`;
}

function mainNote(profile: ColumnProfile): string {
  const [main] = profile.types;
  if (main && numeric.has(main.type) && profile.numbers && profile.distinct > 3)
    return span(profile, formatNumber(main.type));
  if (main?.type === 'date' && profile.dates)
    return `dates, ${dateOrder(profile) ?? dateSpan(profile.dates)}`;
  return `${countDistinct(profile)} distinct`;
}

const formatNumber =
  (type: ValueType) =>
  (value: number): string =>
    type === 'year' ? String(value) : compact.format(value);

const compact = new Intl.NumberFormat(locale(), { notation: 'compact', maximumFractionDigits: 1 });

const span = ({ numbers }: ColumnProfile, format: (value: number) => string): string =>
  numbers && numbers.min !== numbers.max
    ? `${format(numbers.min)} to ${format(numbers.max)}`
    : `all ${format(numbers?.min ?? 0)}`;

const dayMs = 86_400_000;
export const formatDay = (day: number): string => formatDate(new Date(day * dayMs).toISOString());

/** As its own dates show it, where they agree. */
function dateOrder({ date_orders: { dmy, mdy } }: ColumnProfile): string | null {
  if (dmy > 0) return mdy > 0 ? 'day or month first' : 'day first';
  return mdy > 0 ? 'month first' : null;
}

const dateSpan = ({ min, max }: { min: number; max: number }): string =>
  `${new Date(min * dayMs).getUTCFullYear()} to ${new Date(max * dayMs).getUTCFullYear()}`;

function detail(profile: ColumnProfile): string | null {
  const [main, ...others] = profile.types;
  if (!main) return null;
  const other = others.reduce((sum, { rows }) => sum + rows, 0);
  const { one, many } = typeNouns[main.type];
  if (main.type === 'text') return lengthNote(profile);
  if (main.type === 'id') return lengthNote(profile) ?? 'kept as text';
  if (other === 0) return main.type === 'date' ? null : `all ${many}`;
  if (numeric.has(main.type) || main.type === 'date') return `${formatCount(other)} no ${one}`;
  if (main.values === null) return `${formatShare(main.rows / (main.rows + other))} ${many}`;
  const rest = others.reduce((sum, { values }) => sum + (values ?? 0), 0);
  return `${plural(main.values, one, many)} and ${formatCount(rest)} other`;
}

function lengthNote({ lengths }: ColumnProfile): string | null {
  if (!lengths) return null;
  if (lengths.min === lengths.max) return plural(lengths.min, 'character', 'characters');
  return lengths.max >= 60 ? `up to ${formatCount(lengths.max)} characters` : null;
}
