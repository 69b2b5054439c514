// An item as it is looked up: what its record says now, and what was sent for it beside.
import { t } from '../../../shared/messages/message.ts';
import type { EntityType } from '../../../shared/schema/enrichment.ts';
import { parseId } from '../../lib/ids.ts';
import type { Lookup, LookupInput } from '../../providers/provider.ts';
import { findCompanyByUuid } from '../../store/companies.ts';
import type { ReadDb } from '../../store/database.ts';
import type { StoredBatch } from '../../store/enrichment/batches.ts';
import type { StoredError, StoredItem } from '../../store/enrichment/items.ts';
import { findPersonByUuid } from '../../store/people.ts';
import { lookupIn } from './item-wishes.ts';
import { inputOfCompany, inputOfPerson, readRequest } from './lookup-input.ts';

export type KnownItem = {
  lookup: Lookup;
  /** Null where it is about no record of the workspace. */
  values: Readonly<Record<string, unknown>> | null;
};

/** Null where the record is gone. */
export function readRecord(db: ReadDb, entity: EntityType, uuid: Buffer): KnownItem | null {
  const found = entity === 'company' ? readCompany(db, uuid) : readPerson(db, uuid);
  return found && { lookup: { id: '', entity, input: found.input }, values: found.values };
}

type Read = { input: LookupInput; values: KnownItem['values'] };

function readCompany(db: ReadDb, uuid: Buffer): Read | null {
  const company = findCompanyByUuid(db, uuid);
  return company && { input: inputOfCompany(company.values), values: company.values };
}

function readPerson(db: ReadDb, uuid: Buffer): Read | null {
  const person = findPersonByUuid(db, uuid);
  if (!person) return null;
  const [first] = person.values.companies;
  const companyUuid = first === undefined ? null : parseId('com', first);
  const company = companyUuid && findCompanyByUuid(db, companyUuid);
  return { input: inputOfPerson(person.values, company?.values ?? null), values: person.values };
}

/** What was sent outranks what the record says. */
export function readItem(
  db: ReadDb,
  { entity, purpose }: StoredBatch,
  { recordUuid, request }: StoredItem,
): KnownItem | StoredError {
  const lookup = purpose === 'refresh' ? lookupIn(request) : null;
  const sent = lookup ? { input: lookup } : readRequest(entity, request);
  if ('code' in sent) return { ...sent, step: null };
  const record = recordUuid && readRecord(db, entity, recordUuid);
  if (recordUuid && !record)
    return {
      code: 'not_found',
      message: t('The record was deleted since the batch began.'),
      isRetryable: false,
      step: null,
    };
  const input = { ...record?.lookup.input, ...sent.input };
  return { lookup: { id: '', entity, input }, values: record?.values ?? null };
}
