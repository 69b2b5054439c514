// What an import offered and the store did not take, row by row.
import type { NotTaken } from '../../../shared/schema/not-taken.ts';
import { formatId } from '../../lib/ids.ts';
import { findCompanyByUuid } from '../../store/companies.ts';
import type { ReadDb } from '../../store/database.ts';
import type { RunRefusal } from '../../store/refusals.ts';
import { historyValues } from './history-values.ts';
import { whyNotTaken } from './not-taken.ts';

export function showNotTaken(db: ReadDb, refusals: readonly RunRefusal[]): NotTaken[] {
  const values = historyValues(db);
  return refusals.map((refusal) => ({
    row_number: refusal.row ?? null,
    company_id: formatId('com', refusal.companyUuid),
    company_name: findCompanyByUuid(db, refusal.companyUuid)?.values.name ?? null,
    field: values.path(refusal.field),
    label: values.label(refusal.field),
    ...whyNotTaken(db, refusal, values.show(refusal.field, refusal.value)),
  }));
}
