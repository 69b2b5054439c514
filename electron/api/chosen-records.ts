// Which records a batch is about: those of a query, or those named.
import { t } from '../../shared/messages/message.ts';
import { AppError } from '../../shared/errors.ts';
import type { EstimateRequest } from '../../shared/schema/enrichment.ts';
import { resolveQuery } from '../domain/companies/query/resolve-query.ts';
import { recordsOf } from '../domain/enrichment/item-wishes.ts';
import { draw, refuseTooMany } from '../domain/enrichment/start-batch.ts';
import { resolvePersonQuery } from '../domain/people/person-query.ts';
import { findCompanyUuids } from '../store/company-list.ts';
import { findPersonUuids } from '../store/people.ts';
import { personNumbers } from '../store/person-list.ts';
import type { Services } from './services.ts';

type Choice = Pick<EstimateRequest, 'entity' | 'query' | 'ids' | 'sample'>;

/** Throws `validation_error` where it is not said, or where there are too many. */
export async function chosenRecords(services: Services, choice: Choice): Promise<Buffer[]> {
  const { entity, query, ids } = choice;
  if ((query === undefined) === (ids === undefined)) throw refused(t('Send either query or ids.'));
  if (ids) return recordsOf(services.store.db, entity, ids);
  const uuids = entity === 'company' ? await foundCompanies(services, choice) : foundPeople(services, choice);
  if (uuids.length > 0) return uuids;
  throw refused(
    entity === 'company'
      ? t('No company matches. Widen the query.')
      : t('No person matches. Widen the query.'),
  );
}

async function foundCompanies(
  { store, queries }: Services,
  { query = {}, sample }: Choice,
): Promise<Buffer[]> {
  const { numbers } = await queries.companyOrder(resolveQuery(store.db, query));
  refuseTooMany(sample ?? numbers.length);
  return findCompanyUuids(store.db, draw(numbers, sample));
}

/** Of people a query knows only the search. */
function foundPeople({ store: { db } }: Services, { query = {}, sample }: Choice): Buffer[] {
  const { q, ...rest } = query;
  if (Object.values(rest).some((value) => value !== undefined))
    throw refused(t('A query of people takes only "q". For anything else send their ids.'));
  const numbers = personNumbers(db, resolvePersonQuery(db, { q }));
  refuseTooMany(sample ?? numbers.length);
  return findPersonUuids(db, draw(numbers, sample));
}

const refused = (message: string): AppError =>
  new AppError('validation_error', { message, issues: [{ path: 'query', code: 'invalid', message }] });
