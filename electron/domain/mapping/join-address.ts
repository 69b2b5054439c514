// The columns of one address: street, postcode, city. Each alone is no address, so they are suggested as one, joined; only
// where it is plain which columns belong together. A country keeps its own field.
import { t } from '../../../shared/messages/message.ts';
import type { Suggestion } from '../../../shared/schema/import.ts';
import { addressParts, cityNames, qualifiers } from './field-names.ts';
import { headerKey, nameKeys } from './header-key.ts';
import { splitNames } from './name-index.ts';
import type { ColumnSample } from './suggest.ts';

/** Between the parts. */
const separator = ', ';
const confidence = 0.8;

const keysOf = (names: string): Set<string> => new Set(splitNames(names).flatMap(nameKeys));
const parts = {
  more: keysOf(addressParts.more),
  postcode: keysOf(addressParts.postcode),
  city: keysOf(cityNames),
  region: keysOf(addressParts.region),
};
type Part = keyof typeof parts;
const partNames = Object.keys(parts) as Part[];
const qualifierKeys = splitNames(qualifiers);

/** `of`: the word in front that says whose or which address it is, as in "Billing City". */
type PartOf = { column: number; part: Part; of: string };

/** The suggestions, with the parts of an address among them. */
export function withJoinedAddress(
  columns: readonly ColumnSample[],
  suggestions: readonly Suggestion[],
): Suggestion[] {
  const addresses = suggestions.flatMap(({ target }, column) => (target === 'addresses' ? column : []));
  const [first] = addresses;
  // Several addresses: which one a part belongs to is for a person to say.
  if (first === undefined || addresses.length > 1) return [...suggestions];
  const own = columns[first];
  const found = columns.flatMap(({ header }, column) => partOf(header, column));
  const start = found.find(({ column }) => column === first);
  const of = start?.of ?? qualifierOf(own?.header ?? '');
  // Parts are joined in the order of their columns: a region in front would read oddly.
  const more = found.filter(
    ({ column, part, of: whose }) =>
      column !== first &&
      whose === of &&
      suggestions[column]?.target === 'ignore' &&
      (part !== 'region' || column > first),
  );
  const all = start ? [...more, start] : more;
  const isTwice = partNames.some((part) => all.filter((one) => one.part === part).length > 1);
  const isPlace = all.some(({ part }) => part === 'city' || part === 'postcode');
  const group = more.map(({ column }) => column);
  if (isTwice || !isPlace || group.length === 0 || isWhole(own, columns, more)) return [...suggestions];
  return joined(
    columns,
    suggestions,
    [first, ...group].toSorted((a, b) => a - b),
  );
}

function partOf(header: string, column: number): PartOf[] {
  const { key } = headerKey(header);
  const of = qualifierOf(header);
  const rest = key.slice(of.length);
  return partNames
    .filter((part) => parts[part].has(rest) || parts[part].has(key))
    .slice(0, 1)
    .map((part) => ({ column, part, of }));
}

function qualifierOf(header: string): string {
  const { key } = headerKey(header);
  return qualifierKeys.find((qualifier) => key.startsWith(qualifier) && key.length > qualifier.length) ?? '';
}

/** An address that holds its place already needs no other column. */
function isWhole(
  own: ColumnSample | undefined,
  columns: readonly ColumnSample[],
  more: readonly PartOf[],
): boolean {
  const places = more
    .filter(({ part }) => part === 'city' || part === 'postcode')
    .flatMap(({ column }) => columns[column]?.samples ?? [])
    .map((value) => value.trim().toLowerCase())
    .filter((value) => value.length > 2);
  const known = new Set(places);
  const samples = own?.samples ?? [];
  const whole = samples.filter((sample) => {
    const text = sample.toLowerCase();
    return [...known].some((place) => text.includes(place));
  });
  return samples.length > 0 && whole.length / samples.length > mostWhole;
}

const mostWhole = 0.3;

function joined(
  columns: readonly ColumnSample[],
  suggestions: readonly Suggestion[],
  group: readonly number[],
): Suggestion[] {
  const nameOf = (column: number): string => `“${columns[column]?.key ?? ''}”`;
  return suggestions.map((suggestion, column) => {
    if (!group.includes(column)) return suggestion;
    const others = group.filter((one) => one !== column).map(nameOf);
    const reason = t('a part of one address, with {columns}', { columns: others.join(', ') });
    return { target: 'addresses', confidence, reason, join: separator };
  });
}
