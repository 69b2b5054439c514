// Which records a batch is about: those of a query, or those named.
import { t } from '../../shared/messages/message.ts';
import { AppError } from '../../shared/errors.ts';
import type { EstimateRequest } from '../../shared/schema/enrichment.ts';
import { resolveQuery } from '../domain/companies/query/resolve-query.ts';
import { recordsOf } from '../domain/enrichment/item-wishes.ts';
import { draw, refuseTooMany } from '../domain/enrichment/start-batch.ts';
import { findCompanyUuids } from '../store/company-list.ts';
import type { Services } from './services.ts';

type Choice = Pick<EstimateRequest, 'entity' | 'query' | 'ids' | 'sample'>;

/** Throws `validation_error` where it is not said, or where there are too many. */
export async function chosenRecords(
  { store, queries }: Services,
  { entity, query, ids, sample }: Choice,
): Promise<Buffer[]> {
  if ((query === undefined) === (ids === undefined)) throw refused(t('Send either query or ids.'));
  if (ids) return recordsOf(store.db, entity, ids);
  if (entity === 'person') throw refused(t('A query finds companies. Send the ids of people.'));
  const { numbers } = await queries.companyOrder(resolveQuery(store.db, query ?? {}));
  refuseTooMany(sample ?? numbers.length);
  const uuids = findCompanyUuids(store.db, draw(numbers, sample));
  if (uuids.length === 0) throw refused(t('No company matches. Widen the query.'));
  return uuids;
}

const refused = (message: string): AppError =>
  new AppError('validation_error', { message, issues: [{ path: 'query', code: 'invalid', message }] });
