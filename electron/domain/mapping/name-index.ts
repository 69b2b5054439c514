// The dictionary of field-names.ts, turned round: from a header's key to the fields that it may mean.
import { companyFields, type CompanyField } from '../../../shared/schema/company.ts';
import { lazily } from '../../lib/lazily.ts';
import { fieldNames, qualifiers, type Language } from './field-names.ts';
import { headerKey, nameKeys, type HeaderKey } from './header-key.ts';

export type NameMatch = {
  field: CompanyField;
  language: Language;
  /** 0 … 1: how surely the header alone means the field. */
  confidence: number;
  /** The header says little; only values can show that it is meant. */
  weak: boolean;
};

const grades: Record<string, { confidence: number; weak: boolean }> = {
  '~': { confidence: 0.86, weak: false },
  '-': { confidence: 0.84, weak: false },
  '?': { confidence: 0.62, weak: true },
};
const plain = { confidence: 0.96, weak: false };

const index = lazily(buildIndex);
const qualifierKeys = splitNames(qualifiers);

function buildIndex(): Map<string, NameMatch[]> {
  const found = new Map<string, NameMatch[]>();
  for (const field of companyFields) {
    for (const [language, names] of Object.entries(fieldNames[field]) as [Language, string][]) {
      for (const name of splitNames(names)) addName(found, field, language, name);
    }
  }
  return found;
}

function addName(
  found: Map<string, NameMatch[]>,
  field: CompanyField,
  language: Language,
  marked: string,
): void {
  const grade = grades[marked.charAt(0)] ?? plain;
  for (const key of nameKeys(marked.replace(/^[~?-]/, ''))) {
    const matches = found.get(key) ?? [];
    if (!matches.some((match) => match.field === field)) matches.push({ field, language, ...grade });
    found.set(key, matches);
  }
}

export function splitNames(names: string): string[] {
  return names.split(', ');
}

/** Every field that the header may mean, by its own name, without words in front, or with one letter mistyped. */
export function matchName(header: string): NameMatch[] {
  const parsed = headerKey(header);
  const matches = index().get(parsed.key) ?? withoutQualifier(parsed) ?? mistyped(parsed.key);
  // "Name (Kana)" is another name than "Name"; "Funding (USD)" is the same field in a known unit.
  const doubt =
    parsed.aside === '' || /^(usd|us|eur|iso|iso 2|alpha 2|optional|required)$/.test(parsed.aside) ? 1 : 0.85;
  return matches.map((match) => ({ ...match, confidence: match.confidence * doubt }));
}

function withoutQualifier({ key }: HeaderKey): NameMatch[] | null {
  for (const qualifier of qualifierKeys) {
    const rest = key.startsWith(qualifier) ? key.slice(qualifier.length) : '';
    const matches = rest.length > 2 ? index().get(rest) : undefined;
    const strong = matches?.filter(({ field, weak }) => !weak && field !== 'name');
    if (strong && strong.length > 0) return lowered(strong, qualifier === 'shipping' ? 0.9 : 0.97);
  }
  return null;
}

/** Words that are one letter away from a name, but mean something else. */
const different = new Set([
  'county',
  'counties',
  'couple',
  'staffs',
  'regional',
  'founder',
  'founders',
  'security',
]);

function mistyped(key: string): NameMatch[] {
  if (key.length < 7 || different.has(key)) return [];
  for (const variant of onceDeleted(key)) {
    const matches = index().get(variant) ?? oneDeleted().get(variant);
    const strong = matches?.filter(({ weak }) => !weak);
    if (strong && strong.length > 0) return lowered(strong, 0.85);
  }
  const longer = oneDeleted()
    .get(key)
    ?.filter(({ weak }) => !weak);
  return longer ? lowered(longer, 0.85) : [];
}

/** Names with one letter left out: two words share one when they are one mistyping apart. */
const oneDeleted = lazily(
  () =>
    new Map(
      [...index()]
        .filter(([key]) => key.length >= 7 && /^[a-z]+$/.test(key))
        .flatMap(([key, matches]) => onceDeleted(key).map((variant) => [variant, matches] as const)),
    ),
);

function onceDeleted(key: string): string[] {
  return Array.from({ length: key.length }, (_, i) => key.slice(0, i) + key.slice(i + 1));
}

const lowered = (matches: NameMatch[], factor: number): NameMatch[] =>
  matches.map((match) => ({ ...match, confidence: match.confidence * factor }));
