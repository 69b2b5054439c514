// Removes the companies that an import made. One that somebody has changed since is his by now: it stays, whole, and is
// listed with the fields that were changed.
import { fieldSourcesOf, findChangeOrigin } from '../../../store/changes.ts';
import { findCompanyByNo } from '../../../store/companies.ts';
import { hasRowKeys } from '../../../store/company-keys.ts';
import type { ReadDb } from '../../../store/database.ts';
import type { FieldKey } from '../../../store/field-key.ts';
import type { NoRange } from '../../../store/import-ranges.ts';
import { listCreatedBy, listKeyTexts, listWithSources, moveOut } from '../../../store/undone-companies.ts';
import { keyHash } from '../../matching/company-key.ts';
import type { Step, UndoRun } from './undo-run.ts';

export function removeCreated({ firstNo, lastNo }: NoRange, rows: ReadonlySet<number> | undefined): Step {
  return (run, position, limit) => {
    const slice = { after: position ?? firstNo - 1, last: lastNo };
    const created = listCreatedBy(run.db, run.of, slice, limit);
    const wanted = created.filter(({ row }) => !rows || rows.has(row ?? 0)).map(({ no }) => no);
    const staying = new Set(listWithSources(run.db, wanted).filter((no) => staysWhereEdited(run, no, rows)));
    const going = wanted.filter((no) => !staying.has(no));
    removeCompanies(run, going);
    return {
      position: created.at(-1)?.no ?? lastNo,
      seen: created.length,
      done: created.length < limit,
    };
  };
}

export function removeCompanies({ db, removalNo, keys, tally }: UndoRun, numbers: readonly number[]): void {
  if (numbers.length === 0) return;
  // Keys that are packed stay: a hit is always confirmed.
  if (hasRowKeys(db)) {
    for (const { no, nameKey, domain } of listKeyTexts(db, numbers)) {
      keys.remove(keyHash('name', nameKey), no);
      if (domain !== null) keys.remove(keyHash('domain', domain), no);
    }
  }
  moveOut(db, removalNo, numbers);
  tally.companies += numbers.length;
}

function staysWhereEdited(run: UndoRun, no: number, rows: ReadonlySet<number> | undefined): boolean {
  const fields = editedFields(run.db, no, run.of, rows);
  const company = fields.length > 0 ? findCompanyByNo(run.db, no) : null;
  if (!company) return false;
  run.tally.keptCompanies += 1;
  const { uuid: companyUuid, values } = company;
  for (const field of fields) {
    const value = values[field];
    run.keep({
      companyUuid,
      companyName: values.name,
      field,
      reason: 'company_edited',
      value,
      earlier: null,
    });
  }
  return true;
}

/** Fields of a company whose present value does not come from the import alone, or not from these rows of it. */
export function editedFields(
  db: ReadDb,
  no: number,
  importId: string,
  rows: ReadonlySet<number> | undefined,
): FieldKey[] {
  const sources = Object.entries(fieldSourcesOf(db, no)) as [FieldKey, number][];
  const isForeign = (field: FieldKey, seq: number | undefined): boolean => {
    if (seq === undefined) return false;
    const change = findChangeOrigin(db, seq);
    // What was computed from its values is nobody's work.
    if (change?.kind === 'magic') return false;
    if (change === null || change.run !== importId || (rows && !rows.has(change.rowNumber ?? 0))) return true;
    return isForeign(field, change.sourcesBefore[field]);
  };
  return sources.filter(([field, seq]) => isForeign(field, seq)).map(([field]) => field);
}
