// Makes records and relations of whom providers named when they were asked about a company. Who is here already is found before
// anybody is made. Call it in a transaction; it is one step.
import { AppError } from '../../../shared/errors.ts';
import { t } from '../../../shared/messages/message.ts';
import type { EnrichmentResult } from '../../../shared/schema/entity.ts';
import { relationKinds, type Materialized } from '../../../shared/schema/relation.ts';
import type { StepLabel } from '../../../shared/schema/step.ts';
import { bareTaxId } from '../../lib/tax-id.ts';
import { companyIdOf, type StoredCompany } from '../../store/company-row.ts';
import type { ReadDb, WriteDb } from '../../store/database.ts';
import type { StoredAnswer } from '../../store/enrichment/answers.ts';
import { answersOfEntity } from '../../store/enrichment/entity-enrichments.ts';
import type { StepOrigin } from '../companies/write-company.ts';
import { normalizedOf } from '../entities/normalized/from-answer.ts';
import { nameKey } from '../matching/company-key.ts';
import type { ReviewRecord } from '../review/review-record.ts';
import { inStep, type Doer } from '../steps/in-step.ts';
import { makeParty } from './make-party.ts';
import { createMatcher, officeOf } from './match-party.ts';
import { namedRelations, type NamedParty, type NamedRelation, type WantedKind } from './named-relations.ts';
import { keyOf } from './parties.ts';
import { createRelationWriter } from './relation-writer.ts';
import { dayOf, isEnded } from './show-relation.ts';

const allKinds: readonly WantedKind[] = [...relationKinds, 'subsidiary'];

export const wasAsked = (db: ReadDb, { stored }: ReviewRecord): boolean =>
  answersOfEntity(db, stored.uuid).length > 0;

/** Throws `no_normalized_enrichment` where nobody was asked about it yet. */
export function materialize(
  db: WriteDb,
  record: ReviewRecord,
  doer: Doer,
  kinds: readonly WantedKind[] = allKinds,
): Materialized {
  const answers = answersOfEntity(db, record.stored.uuid);
  if (answers.length === 0) throw neverAsked();
  const result = emptyResult();
  // Nobody names relations of a person: they are told of the companies.
  if (record.entity === 'person') return result;
  const company = record.stored;
  const label: StepLabel = {
    action: 'enrich',
    companies: 1,
    name: company.values.name,
    fields: ['relationships'],
  };
  inStep(db, doer, label, (origin) => {
    writeAll({ db, company, origin, result }, answers, kinds);
    result.stepId = origin.run;
  });
  const { created, updated, removed } = result.relationships;
  return result.created + created + updated + removed > 0 ? result : { ...result, stepId: null };
}

const emptyResult = (): Materialized => ({
  success: true,
  created: 0,
  matched: 0,
  relationships: { created: 0, updated: 0, same: 0, removed: 0 },
  skipped: [],
  stepId: null,
});

const neverAsked = (): AppError =>
  new AppError('no_normalized_enrichment', {
    message: t(
      'No provider was asked about this entity yet, so nobody is known to be related to it. Enrich it first, or send runEnrichmentFirst.',
    ),
  });

/** They were asked, and none of them knew it. */
export const nobodyKnew = (enrichments: readonly EnrichmentResult[]): AppError =>
  new AppError('no_normalized_enrichment', {
    message: t('None of the providers that were asked could say anything about this entity: {reasons}', {
      reasons: [...new Set(enrichments.flatMap(({ error }) => error?.message ?? []))].join(' '),
    }),
    details: { enrichments },
  });

type Run = { db: WriteDb; company: StoredCompany; origin: StepOrigin; result: Materialized };

function writeAll(run: Run, answers: readonly StoredAnswer[], kinds: readonly WantedKind[]): void {
  const told = answers.map((answer) => ({
    answer,
    named: namedRelations(normalizedOf(answer.answer), kinds),
  }));
  const all = told.flatMap(({ named }) => named.map(({ party }) => party));
  const findRecord = createRecordFinder(run, all);
  for (const { answer, named } of told) {
    const writer = createRelationWriter(run, answer);
    for (const relation of named) {
      const uuid = findRecord(relation, answer.provider);
      if (uuid) writer.write(uuid, relation);
    }
    writer.removeUnnamed(named);
  }
}

/** Finds or makes the record of a party, once each. */
function createRecordFinder(
  { db, company, origin, result }: Run,
  all: readonly NamedParty[],
): (relation: NamedRelation, provider: string) => Buffer | null {
  const match = createMatcher(db, company, all);
  const known = new Map<string, Buffer | null>();
  const records = new Set<string>();
  // What was made just now, the matcher does not know.
  const made = new Map<string, Buffer>();
  const look = (relation: NamedRelation, provider: string): Buffer | null => {
    const taxKey = taxKeyOf(relation.party);
    const found = match(relation.party) ?? made.get(taxKey ?? '');
    if (found) {
      if (!records.has(keyOf(found))) result.matched += 1;
      return found;
    }
    const belongs = relation.kind === 'officer' && !isEnded(relation, dayOf(origin.atMs));
    const from: StepOrigin = { ...origin, kind: 'refresh', actor: provider };
    const record = makeParty(db, relation.party, belongs ? [companyIdOf(company)] : [], from);
    if ('reason' in record) {
      result.skipped.push({ name: relation.party.name, reason: record.reason });
      return null;
    }
    result.created += 1;
    if (taxKey !== null) made.set(taxKey, record.uuid);
    return record.uuid;
  };
  return (relation, provider) => {
    // A person is known by the name within one company, whichever provider says it.
    const { party } = relation;
    const name = JSON.stringify(party.entity === 'person' ? nameKey(party.name) : party);
    let uuid = known.get(name);
    if (uuid === undefined) {
      uuid = look(relation, provider);
      known.set(name, uuid);
      if (uuid) records.add(keyOf(uuid));
    }
    return uuid;
  };
}

/** The same for two names of one company; null of one without a tax id. */
function taxKeyOf(party: NamedParty): string | null {
  const [office] = party.entity === 'company' ? officeOf(party) : [];
  const bare = office ? bareTaxId(office) : '';
  return bare === '' ? null : `${party.countryCode ?? ''} ${bare}`;
}
