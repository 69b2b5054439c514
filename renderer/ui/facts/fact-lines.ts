// A value of a profile in words: facts have parts of their own, such as the role of an officer or the street of an address. One line
// for each entry; a part that is not known here stands under its own name.
import { t } from '../../../shared/messages/message.ts';
import { isFactName, profileFacts } from '../../../shared/schema/profile-facts.ts';
import { formatCount, formatDay, formatShare } from '../../lib/format.ts';
import { factWords } from '../providers/fact-words.ts';

type Parts = Readonly<Record<string, unknown>>;

const isParts = (value: unknown): value is Parts =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isPlain = (value: unknown): boolean => typeof value !== 'object';

/** None where nothing stands. Lists of plain values are one line. */
export function factLines(value: unknown): string[] {
  if (value === null || value === undefined || value === '') return [];
  if (Array.isArray(value))
    return value.every(isPlain) ? joined(value.map(plain)) : value.map((one) => factLines(one).join(', '));
  if (!isParts(value)) return [plain(value)];
  if ('role' in value || 'share' in value || typeof value['name'] === 'string') return [partyLine(value)];
  if ('code' in value) return joined([value['code'], value['label']].map(plain), ' ');
  if (isAddress(value)) return addressLines(value);
  return Object.entries(value).map(([part, inner]) =>
    t('{what}: {value}', { what: factWords(part), value: factLines(inner).join(', ') }),
  );
}

/** The same in one line; entries that have parts are set off by semicolons. */
export const factLine = (value: unknown): string => factLines(value).join('; ');

/** Of the profile's value of that name: days and numbers as a person writes them. */
export function profileLines(name: string, value: unknown): string[] {
  const type = isFactName(name) ? profileFacts[name].type : 'text';
  if ((type === 'date' || name === 'birthday') && typeof value === 'string') return [dayWords(value)];
  if (type === 'number' && typeof value === 'number') return [formatCount(value)];
  return factLines(value);
}

/** Of some days no more than the month or year is known. */
const dayWords = (day: string): string => (day.length === 10 ? formatDay(day) : day);

const joined = (texts: readonly string[], by = ', '): string[] => {
  const line = texts.filter((text) => text !== '').join(by);
  return line === '' ? [] : [line];
};

function plain(value: unknown): string {
  if (typeof value === 'boolean') return value ? t('Yes') : t('No');
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

const addressParts = ['street', 'city', 'region', 'postalCode', 'countryCode'] as const;
const isAddress = (value: Parts): boolean => addressParts.some((part) => part in value) || 'text' in value;

const addressLines = (value: Parts): string[] =>
  typeof value['text'] === 'string'
    ? [value['text']]
    : joined(addressParts.map((part) => plain(value[part])));

/** "Ada Ax, director, 25–50 %, since 3 Feb 2019". */
function partyLine({ name, role, share, shareUpTo, from, to }: Parts): string {
  const parts = [
    plain(name),
    plain(role),
    shareWords(share, shareUpTo),
    typeof from === 'string' ? t('since {day}', { day: dayWords(from) }) : '',
    typeof to === 'string' ? t('until {day}', { day: dayWords(to) }) : '',
  ];
  return joined(parts)[0] ?? '';
}

function shareWords(share: unknown, upTo: unknown): string {
  if (typeof share !== 'number') return '';
  if (typeof upTo !== 'number' || upTo === share) return formatShare(share / 100);
  return t('{from} to {to}', { from: formatShare(share / 100), to: formatShare(upTo / 100) });
}
