// Takes back what a run changed, the last change first, so that each meets the values that it left.
import type { KeptReason } from '../../../../shared/schema/undo.ts';
import {
  fieldSourcesOf,
  listChangesOfRun,
  type FieldSources,
  type ValueChange,
} from '../../../store/changes.ts';
import { findCompanyByUuid } from '../../../store/companies.ts';
import type { StoredCompany } from '../../../store/company-row.ts';
import type { FieldKey, FieldValue } from '../../../store/field-key.ts';
import type { CompanyChanges } from '../../companies/parse-input.ts';
import { updateCompany, type TakenBack } from '../../companies/write-company.ts';
import { withoutComputed } from '../../magic/computed-since.ts';
import { takeBackCell } from './take-back-cell.ts';
import type { Step, UndoRun } from './undo-run.ts';

type Wanted = {
  /** The import, undo or redo whose changes are taken back. */
  changesOf: string;
  rows?: ReadonlySet<number> | undefined;
  fields?: readonly FieldKey[] | undefined;
  /** Companies that are dealt with elsewhere. */
  skips: (company: StoredCompany) => boolean;
};

export function takeBackChanges({ changesOf, rows, fields, skips }: Wanted): Step {
  return (run, position, limit) => {
    const changes = listChangesOfRun(run.db, changesOf, position ?? Number.MAX_SAFE_INTEGER, limit);
    for (const change of changes) {
      if (rows && !rows.has(change.rowNumber ?? 0)) continue;
      const company = findCompanyByUuid(run.db, change.companyUuid);
      if (company && !skips(company)) takeBackChange(run, company, change, fields);
    }
    const last = changes.at(-1);
    return { position: last?.seq ?? 0, seen: changes.length, done: changes.length < limit };
  };
}

export function takeBackChange(
  run: UndoRun,
  company: StoredCompany,
  change: ValueChange,
  wanted: readonly FieldKey[] = Object.keys(change.after) as FieldKey[],
): void {
  const sources = fieldSourcesOf(run.db, company.no);
  const values: Record<string, FieldValue> = {};
  const sourcesAfter: FieldSources = {};
  for (const field of wanted) {
    if (!Object.hasOwn(change.after, field)) continue;
    const { restore, kept } = takeBackCell(
      withoutComputed(run.db, { values: company.values, sources }, field, change),
      field,
      change,
    );
    if (kept) keepCell(run, company, field, kept, restore?.value ?? company.values[field], change);
    if (!restore) continue;
    values[field] = restore.value;
    if (restore.source !== undefined) sourcesAfter[field] = restore.source;
  }
  putBack(run, company, values as CompanyChanges, { sourcesBefore: sources, sourcesAfter }, change);
}

/** A name or domain that belongs to another company by now stays; the other values come back. */
function putBack(
  run: UndoRun,
  company: StoredCompany,
  values: CompanyChanges,
  takenBack: TakenBack,
  change: ValueChange,
): void {
  const result = updateCompany(run.db, company, values, run.origin, run.keys, takenBack);
  if (result.kind === 'updated') run.tally.cells += result.changed.length;
  if (result.kind !== 'conflict') {
    for (const { field } of result.refused)
      keepCell(run, company, field, 'locked', company.values[field], change);
    return;
  }
  const { field, code } = result.conflict;
  keepCell(run, company, field, code, company.values[field], change);
  const { [field]: _taken, ...rest } = values;
  putBack(run, company, rest, takenBack, change);
}

function keepCell(
  run: UndoRun,
  { uuid, values: { name } }: StoredCompany,
  field: FieldKey,
  reason: KeptReason,
  value: unknown,
  { before }: ValueChange,
): void {
  run.keep({ companyUuid: uuid, companyName: name, field, reason, value, earlier: before[field] });
}
