// A column's profile in words: the line beneath its samples, and what stands beside its field.
import { locale, t } from '../../../../../../shared/messages/message.ts';
import type { ColumnProfile, ValueType } from '../../../../../../shared/schema/profile.ts';
import { formatCount, formatDate, formatShare } from '../../../../../lib/format.ts';

type Nouns = { one: string; many: string };

export const typeNouns: Record<ValueType, Nouns> = {
  integer: { one: t('whole number'), many: t('whole numbers') },
  decimal: { one: t('decimal number'), many: t('decimal numbers') },
  amount: { one: t('amount'), many: t('amounts') },
  range: { one: t('range'), many: t('ranges') },
  year: { one: t('year'), many: t('years') },
  date: { one: t('date'), many: t('dates') },
  boolean: { one: t('yes or no'), many: t('yes or no') },
  email: { one: t('e-mail address'), many: t('e-mail addresses') },
  url: { one: t('web address'), many: t('web addresses') },
  domain: { one: t('host name'), many: t('host names') },
  phone: { one: t('phone number'), many: t('phone numbers') },
  country: { one: t('country'), many: t('countries') },
  id: { one: t('code'), many: t('codes') },
  text: { one: t('text'), many: t('texts') },
};

const numeric: ReadonlySet<ValueType> = new Set(['integer', 'decimal', 'amount', 'year']);

/** Said of the cells that are something else. */
const noneOf: Partial<Record<ValueType, string>> = {
  integer: t('no whole number'),
  decimal: t('no decimal number'),
  amount: t('no amount'),
  year: t('no year'),
  date: t('no date'),
};

export const filledRows = ({ rows, empty }: ColumnProfile): number => rows - empty;

/** “about” where it is estimated. */
export const countDistinct = ({ distinct, approximate }: ColumnProfile): string =>
  approximate ? t('about {n, number}', { n: distinct }) : formatCount(distinct);

/** `12,474 distinct, 18 characters`; `1872 to 2025, 9 not a year`; `68 % empty, 50,000 to 64,000,000`. */
export function describeProfile(profile: ColumnProfile): string {
  if (filledRows(profile) === 0) return t('all empty');
  return [emptyNote(profile, 'high'), mainNote(profile), emptyNote(profile, 'low') ?? detail(profile)]
    .filter((note) => note !== null)
    .slice(0, 2)
    .join(', ');
}

/** Much that is empty is said first, little of it last. */
function emptyNote({ rows, empty }: ColumnProfile, share: 'high' | 'low'): string | null {
  if (empty === 0 || empty * 4 > rows !== (share === 'high')) return null;
  return share === 'high'
    ? t('{share} empty', { share: formatShare(empty / rows) })
    : t('{n, number} empty', { n: empty });
}

function mainNote(profile: ColumnProfile): string {
  const [main] = profile.types;
  if (main && numeric.has(main.type) && profile.numbers && profile.distinct > 3)
    return span(profile, formatNumber(main.type));
  if (main?.type === 'date' && profile.dates)
    return t('dates, {which}', { which: dateOrder(profile) ?? dateSpan(profile.dates) });
  return t('{count} distinct', { count: countDistinct(profile) });
}

const formatNumber =
  (type: ValueType) =>
  (value: number): string =>
    type === 'year' ? String(value) : compact.format(value);

const compact = new Intl.NumberFormat(locale(), { notation: 'compact', maximumFractionDigits: 1 });

const span = ({ numbers }: ColumnProfile, format: (value: number) => string): string =>
  numbers && numbers.min !== numbers.max
    ? t('{from} to {to}', { from: format(numbers.min), to: format(numbers.max) })
    : t('all {value}', { value: format(numbers?.min ?? 0) });

const dayMs = 86_400_000;
export const formatDay = (day: number): string => formatDate(new Date(day * dayMs).toISOString());

/** As its own dates show it, where they agree. */
function dateOrder({ date_orders: { dmy, mdy } }: ColumnProfile): string | null {
  if (dmy > 0) return mdy > 0 ? t('day or month first') : t('day first');
  return mdy > 0 ? t('month first') : null;
}

const yearOf = (day: number): string => String(new Date(day * dayMs).getUTCFullYear());

const dateSpan = ({ min, max }: { min: number; max: number }): string =>
  t('{from} to {to}', { from: yearOf(min), to: yearOf(max) });

function detail(profile: ColumnProfile): string | null {
  const [main, ...others] = profile.types;
  if (!main) return null;
  const other = others.reduce((sum, { rows }) => sum + rows, 0);
  const { one, many } = typeNouns[main.type];
  if (main.type === 'text') return lengthNote(profile);
  if (main.type === 'id') return lengthNote(profile) ?? t('kept as text');
  if (other === 0) return main.type === 'date' ? null : t('all {kinds}', { kinds: many });
  const none = noneOf[main.type];
  if (none !== undefined) return t('{n, number} {none}', { n: other, none });
  if (main.values === null)
    return t('{share} {kinds}', { share: formatShare(main.rows / (main.rows + other)), kinds: many });
  const rest = others.reduce((sum, { values }) => sum + (values ?? 0), 0);
  return t('{n, plural, one {# {one}} other {# {many}}} and {rest, number} other', {
    n: main.values,
    one,
    many,
    rest,
  });
}

function lengthNote({ lengths }: ColumnProfile): string | null {
  if (!lengths) return null;
  if (lengths.min === lengths.max)
    return t('{n, plural, one {# character} other {# characters}}', { n: lengths.min });
  return lengths.max >= 60 ? t('up to {n, number} characters', { n: lengths.max }) : null;
}
