// The Global LEI Index: legal names, addresses, register entries, parents and children of some three million companies worldwide.
// Free, without a key, sixty requests a minute (https://www.gleif.org/en/lei-data/gleif-api).
import { z } from 'zod';
import { createGleifApi, type GleifApi } from './gleif/api.ts';
import { bareNumber, findLei, registrationNumbers } from './gleif/lei.ts';
import { normalizedOf } from './gleif/normalized.ts';
import {
  factsOfRecord,
  isEnded,
  isVoid,
  nameOf,
  otherNamesOf,
  recordFacts,
  shortly,
  type LeiRecord,
} from './gleif/record.ts';
import type { Answer, Evidence, Lookup, LookupInput, Provider } from './provider.ts';
import { answerEach } from './registers/answer-each.ts';
import { chooseCompany, type Candidate, type Choice } from './registers/choose-company.ts';
import { withoutLegalForm } from './registers/legal-name.ts';
import { dayOf } from './registers/normalized.ts';
import { baseUrl, parseSettings } from './registers/settings.ts';

const label = 'GLEIF';

const settings = z.strictObject({
  baseUrl: baseUrl('https://api.gleif.org/api/v1'),
  /** Parents cost up to two requests more for a company, its children a third. */
  relations: z.enum(['none', 'parents', 'all']).default('all'),
});

/** A number of a register may be that of another one in the same country. */
const idScores = { lei: 0.8, registrationNumber: 0.6 };
/** A register's date is not always the year of foundation. */
const yearAtMost = 0.6;

export const provider: Provider = {
  code: 'gleif',
  label,
  entities: ['company'],
  countries: 'all',
  inputs: [
    ['name', 'countryCode'],
    ['name', 'countryCode', 'addresses'],
    ['externalId'],
    ['taxId', 'countryCode'],
  ],
  isEnough: (input) =>
    findLei(input) !== null ||
    registrationNumbers(input).length > 0 ||
    (input.name !== undefined && input.countryCode !== undefined),
  fields: ['name', 'countryCode', 'addresses', 'foundationYear'],
  facts: recordFacts,
  costCents: 0,
  billed: 'never',
  // A lookup takes up to six requests, and several calls share the rate: larger ones would be given up for taking too long.
  batchSize: 5,
  rate: { calls: 60, perMs: 60_000 },
  needsKey: false,
  settings,
  parseConfig: (config) => parseSettings(settings, config),
  async enrich(batch, { http, config }) {
    const api = createGleifApi({ http }, { ...parseSettings(settings, config), who: label });
    const leis = batch.map(({ input }) => findLei(input)).filter((lei) => lei !== null);
    let asked: Promise<LeiRecord[]> | null = null;
    const byLei = async (lei: string): Promise<LeiRecord[]> => {
      asked ??= api.byLeis([...new Set(leis)]);
      return (await asked).filter(({ attributes }) => attributes.lei === lei);
    };
    return answerEach(batch, (lookup) => lookUp(lookup, api, byLei));
  },
};

async function lookUp(
  { id, input }: Lookup,
  api: GleifApi,
  byLei: (lei: string) => Promise<LeiRecord[]>,
): Promise<Answer> {
  const choice = await find(input, api, byLei);
  if (choice.kind === 'none') return { id, raw: null, status: 'no_match' };
  if (choice.kind === 'several')
    return { id, raw: choice.candidates, status: 'ambiguous', candidates: choice.candidates };
  const { entry: record, confidence, evidence } = choice;
  const form = await api.legalForm(record);
  const relatives = await api.relatives(record);
  const asOf = dayOf(record.attributes.registration?.lastUpdateDate);
  const normalized = normalizedOf(record, form, relatives, input);
  return {
    id,
    raw: { record, ...relatives, children: relatives.children.map(shortly) },
    status: 'matched',
    confidence,
    normalized,
    confidences: { foundationYear: Math.min(confidence, yearAtMost) },
    facts: factsOfRecord(normalized, record, relatives),
    evidence,
    ...(asOf !== null && { asOf }),
  };
}

/** By LEI, else by a number of its register, else by its name: the surest that leads to somebody. */
async function find(
  input: LookupInput,
  api: GleifApi,
  byLei: (lei: string) => Promise<LeiRecord[]>,
): Promise<Choice<LeiRecord>> {
  const { name, countryCode } = input;
  const lei = findLei(input);
  if (lei !== null) {
    const byId = { what: 'lei', score: idScores.lei };
    const choice = choose(input, await byLei(lei), () => byId);
    if (choice.kind === 'one') return choice;
  }
  for (const number of lei === null && countryCode !== undefined ? registrationNumbers(input) : []) {
    const byId = { what: 'registrationNumber', score: idScores.registrationNumber };
    const isIt = ({ attributes: { entity } }: LeiRecord): boolean =>
      bareNumber(entity.registeredAs ?? '') === bareNumber(number);
    const found = await api.byNumber(number, countryCode ?? '');
    const choice = choose(input, found, (record) => (isIt(record) ? byId : null));
    if (choice.kind !== 'none') return choice;
  }
  if (name === undefined || countryCode === undefined) return { kind: 'none' };
  return choose(input, await api.byName(withoutLegalForm(name), countryCode), () => null);
}

const choose = (
  known: LookupInput,
  found: readonly LeiRecord[],
  byId: (record: LeiRecord) => Evidence | null,
): Choice<LeiRecord> =>
  chooseCompany(
    known,
    found.filter((record) => !isVoid(record)).map((record) => candidateOf(record, byId(record))),
  );

function candidateOf(record: LeiRecord, byId: Evidence | null): Candidate<LeiRecord> {
  const { legalAddress, headquartersAddress } = record.attributes.entity;
  return {
    name: nameOf(record),
    otherNames: otherNamesOf(record),
    countryCode: legalAddress.country ?? null,
    postcodes: [legalAddress, headquartersAddress].flatMap((address) => address?.postalCode ?? []),
    isEnded: isEnded(record),
    byId,
    entry: record,
  };
}
