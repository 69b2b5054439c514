// Which records rules are run over or tried on: those of a query, or those named.
import { AppError } from '../../shared/errors.ts';
import { t } from '../../shared/messages/message.ts';
import type { CompanyQuery } from '../../shared/schema/company-query.ts';
import type { EntityType } from '../../shared/schema/enrichment.ts';
import type { z } from 'zod';
import type { ruleRunRequestSchema, RuleTestRequest } from '../../shared/schema/rule.ts';
import { resolveQuery } from '../domain/companies/query/resolve-query.ts';
import { recordsOf } from '../domain/enrichment/item-wishes.ts';
import { draw } from '../domain/enrichment/start-batch.ts';
import { resolvePersonQuery } from '../domain/people/person-query.ts';
import { pickRules } from '../domain/rules-engine/manage-rules.ts';
import { findCompanyNos } from '../store/company-list.ts';
import type { ReadDb } from '../store/database.ts';
import { findPersonNos } from '../store/people.ts';
import { personNumbers, type PersonQuery } from '../store/person-list.ts';
import type { StepJobSpec } from '../store/step-jobs.ts';
import type { Services } from './services.ts';

type RunSpec = StepJobSpec & Required<Pick<StepJobSpec, 'rules'>>;

/** Throws `validation_error` where it is not said, `not_found` for a record or rule that is gone. */
export async function recordsToRun(
  { store: { db }, queries }: Services,
  { entity, query, ids, ruleIds }: z.output<typeof ruleRunRequestSchema>,
): Promise<{ spec: RunSpec; total: number }> {
  if ((query === undefined) === (ids === undefined)) throw refused(t('Send either query or ids.'));
  const rules = { entity, ...(ruleIds && { picked: pickRules(db, entity, ruleIds) }) };
  if (ids) {
    const numbers = numbersOf(db, entity, ids);
    return { spec: { numbers, rules }, total: numbers.length };
  }
  if (entity === 'person') {
    const people = peopleOf(db, query);
    return { spec: { rules: { ...rules, people } }, total: personNumbers(db, people).length };
  }
  const companies = resolveQuery(db, query ?? {});
  return { spec: { query: companies, rules }, total: await queries.countCompanies(companies) };
}

/** Drawn evenly over all that the query finds, or over those that are named. */
export async function sampledRecords(
  { store: { db }, queries }: Services,
  entity: EntityType,
  { query, ids, size }: NonNullable<RuleTestRequest['sample']>,
): Promise<{ total: number; numbers: number[] }> {
  if (query && ids) throw refused(t('Send either query or ids.'));
  const all = ids
    ? numbersOf(db, entity, ids)
    : entity === 'person'
      ? personNumbers(db, peopleOf(db, query))
      : (await queries.companyOrder(resolveQuery(db, query ?? {}))).numbers;
  return { total: all.length, numbers: draw(all, size) };
}

function numbersOf(db: ReadDb, entity: EntityType, ids: readonly string[]): number[] {
  const uuids = recordsOf(db, entity, ids);
  const numbers = (entity === 'company' ? findCompanyNos : findPersonNos)(db, uuids);
  return numbers.toSorted((one, other) => one - other);
}

/** Of people a query knows only the search. */
function peopleOf(db: ReadDb, { q, ...rest }: CompanyQuery = {}): PersonQuery {
  if (Object.values(rest).some((value) => value !== undefined))
    throw refused(t('A query of people takes only "q". For anything else send their ids.'));
  return resolvePersonQuery(db, { q });
}

const refused = (message: string): AppError =>
  new AppError('validation_error', { message, issues: [{ path: 'query', code: 'invalid', message }] });
