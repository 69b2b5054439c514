// The fields that one column may be, from its header and its values together.
import { msg, t } from '../../../shared/messages/message.ts';
import { fieldLabels, type CompanyField } from '../../../shared/schema/company.ts';
import { parseField } from '../companies/field-rules.ts';
import { cityNames, personNames } from './field-names.ts';
import { headerKey, nameKeys } from './header-key.ts';
import { matchName, splitNames, type NameMatch } from './name-index.ts';
import type { ColumnSample } from './suggest.ts';
import {
  checkable,
  looksLikeIds,
  shareFitting,
  shareOfLegalForms,
  shareOfNonText,
} from './value-evidence.ts';
import { valueReason } from './value-reason.ts';

export type Candidate = {
  field: CompanyField;
  confidence: number;
  reason: string;
  /** Of an address: a city stands for it only where nothing better does. */
  part: 'whole' | 'city';
};

const cities = new Set(splitNames(cityNames).flatMap(nameKeys));
const persons = new Set(splitNames(personNames).flatMap(nameKeys));
const judged = 100;

export const isPersonTable = (columns: ColumnSample[]): boolean =>
  columns.some(({ header }) => persons.has(headerKey(header).key));

export type Table = {
  ofPersons: boolean;
  /** Some column has values: one that has none is of little use. */
  hasValues: boolean;
  /** Its headers are the names of fields here, as in an export: they count, whatever the few values look like. */
  isOurs: boolean;
};

const labels: ReadonlySet<string> = new Set(Object.values(fieldLabels));

export const isOurTable = (columns: ColumnSample[]): boolean =>
  columns.filter(({ header }) => labels.has(header)).length >= 5;

const doubted = (candidate: Candidate): Candidate => ({
  ...candidate,
  confidence: candidate.confidence * 0.7,
});

/** Best first; none where nothing fits well enough to be suggested. */
export function candidatesFor({ header, key, samples }: ColumnSample, table: Table): Candidate[] {
  const values = samples.filter((value) => value.trim() !== '').slice(0, judged);
  const named = matchName(header)
    .filter((match) => !(table.ofPersons && isPersons(match, header)))
    .map((match) => weigh(match, table.isOurs && labels.has(header) ? [] : values))
    .map((candidate) => (table.hasValues && values.length === 0 ? doubted(candidate) : candidate));
  const found = [...named, ...byCity(header), ...byValues(header, key, values, named.length > 0)];
  return found.filter(({ confidence }) => confidence >= 0.5).sort((a, b) => b.confidence - a.confidence);
}

/** In a table of persons only what says that it is the company's is taken for it. */
const isPersons = ({ field }: NameMatch, header: string): boolean =>
  ['emails', 'phones', 'addresses', 'externalId'].includes(field) || headerKey(header).words.length < 2
    ? !/compan|firma|unternehm|organi|entreprise|soci|empresa|aziend|bedrijf|account|会社|企業|法人/i.test(
        header,
      )
    : false;

function weigh(match: NameMatch, values: string[]): Candidate {
  const share = shareFitting(match.field, values);
  const factor = share === null ? textFactor(match, values) : shareFactor(share, values.length);
  const byValue = share === null || share < 0.5 ? null : valueReason(match.field, share, values);
  return {
    field: match.field,
    confidence: match.confidence * factor,
    reason: byValue ?? nameReason(match),
    part: 'whole',
  };
}

const languageNames: Record<Exclude<NameMatch['language'], 'English'>, string> = {
  German: msg('German'),
  French: msg('French'),
  Spanish: msg('Spanish'),
  Italian: msg('Italian'),
  Dutch: msg('Dutch'),
  Portuguese: msg('Portuguese'),
  Japanese: msg('Japanese'),
};

const nameReason = ({ field, language }: NameMatch): string =>
  language === 'English'
    ? t('a known name for “{field}”', { field: t(fieldLabels[field]) })
    : t('{language} for “{field}”', { language: t(languageNames[language]), field: t(fieldLabels[field]) });

/** Few values that do not fit may be mistakes; most of them not fitting shows that something else is meant. */
function shareFactor(share: number, count: number): number {
  if (share >= 0.3) return 0.75 + 0.25 * share;
  return count < 3 ? 0.8 : 0.3;
}

function textFactor({ field, weak }: NameMatch, values: string[]): number {
  if (checkable.has(field)) return weak ? 0.7 : 1;
  if (field === 'externalId') return weak && !looksLikeIds(values) ? 0.5 : weak ? 1.3 : 1;
  if (values.length === 0) return weak ? 0.7 : 1;
  if (['name', 'industry', 'description'].includes(field) && shareOfNonText(values) > 0.5) return 0.3;
  if (field === 'name' && weak) return shareOfLegalForms(values) >= 0.1 ? 1.2 : 0.5;
  return weak ? 0.7 : 1;
}

function byCity(header: string): Candidate[] {
  if (!cities.has(headerKey(header).key)) return [];
  return [
    { field: 'addresses', confidence: 0.6, reason: t('a place; no column has a street'), part: 'city' },
  ];
}

/** Headers that say whose value it is when it is not the company's own. */
const foreign =
  /parent|contact|owner|person|user|manager|ceo|founder|investor|competitor|partner|source|logo|image|photo|picture|created|modified|type|kind/i;

/** Without a name that says anything, only values of an unmistakable form count. */
function byValues(header: string, key: string, values: string[], isNamed: boolean): Candidate[] {
  if (isNamed || values.length < 3 || foreign.test(header)) return [];
  const found: Candidate[] = [];
  for (const field of ['domain', 'emails'] as const) {
    const share = shareFitting(field, values) ?? 0;
    if (share >= 0.9 && countDistinct(field, values) > values.length / 2) {
      found.push({
        field,
        confidence: 0.7 * share,
        reason: valueReason(field, share, values) ?? '',
        part: 'whole',
      });
    }
  }
  if (/^column_\d+$/.test(key) && shareOfLegalForms(values) >= 0.5) {
    found.push({
      field: 'name',
      confidence: 0.65,
      reason: t('most values have a legal form, such as GmbH or Inc.'),
      part: 'whole',
    });
  }
  return found;
}

/** Pages of one site are one host, not the domains of many companies. */
function countDistinct(field: 'domain' | 'emails', values: string[]): number {
  if (field === 'emails') return new Set(values).size;
  const hosts = values.map((value) => parseField.domain(value));
  return new Set(hosts.flatMap((host) => (host.ok ? [host.value] : []))).size;
}
