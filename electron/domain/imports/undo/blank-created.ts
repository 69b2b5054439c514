// Undo of some columns only: companies that the import made stay, without the values that these columns brought.
import { noValues } from '../../../store/company-row.ts';
import { findFirstValue, type FieldValues, type ValueChange } from '../../../store/changes.ts';
import { findCompanyByNo } from '../../../store/companies.ts';
import type { StoredCompany } from '../../../store/company-row.ts';
import type { FieldKey, FieldValue } from '../../../store/field-key.ts';
import type { NoRange } from '../../../store/import-ranges.ts';
import { listCreatedBy } from '../../../store/undone-companies.ts';
import { isSameValue } from '../../companies/same-value.ts';
import { takeBackChange } from './take-back-changes.ts';
import type { Step, UndoRun } from './undo-run.ts';

type Wanted = { range: NoRange; rows: ReadonlySet<number> | undefined; fields: readonly FieldKey[] };

export function blankCreated({ range, rows, fields }: Wanted): Step {
  return (run, position, limit) => {
    const slice = { after: position ?? range.firstNo - 1, last: range.lastNo };
    const created = listCreatedBy(run.db, run.of, slice, limit);
    for (const { no, row } of created) {
      const company = !rows || rows.has(row ?? 0) ? findCompanyByNo(run.db, no) : null;
      if (company) blank(run, company, fields);
    }
    return {
      position: created.at(-1)?.no ?? range.lastNo,
      seen: created.length,
      done: created.length < limit,
    };
  };
}

/** As if the company had been made without them, and a first change had brought them. */
function blank(run: UndoRun, company: StoredCompany, fields: readonly FieldKey[]): void {
  const { uuid: companyUuid, values } = company;
  const before: FieldValues = {};
  const after: FieldValues = {};
  for (const field of fields) {
    const first = findFirstValue(run.db, companyUuid, field);
    const made = (first === undefined ? values[field] : (first as FieldValue)) ?? null;
    const nothing = isStandard(field) ? noValues[field] : null;
    if (field !== 'name' && !isSameValue(made, nothing)) {
      before[field] = nothing;
      after[field] = made;
    } else if (field === 'name') keepName(run, company);
  }
  if (Object.keys(after).length === 0) return;
  const change: ValueChange = {
    seq: 0,
    companyUuid,
    rowNumber: null,
    before,
    after,
    sourcesBefore: {},
    sourcesAfter: {},
  };
  takeBackChange(run, company, change, fields);
}

const isStandard = (field: FieldKey): field is keyof typeof noValues => Object.hasOwn(noValues, field);

function keepName(run: UndoRun, { uuid: companyUuid, values: { name } }: StoredCompany): void {
  run.keep({
    companyUuid,
    companyName: name,
    field: 'name',
    reason: 'needs_name',
    value: name,
    earlier: null,
  });
}
