// Puts a value of the history back, as a person would by typing it: it has to hold by today's rules.
import { AppError } from '../../../shared/errors.ts';
import { t } from '../../../shared/messages/message.ts';
import type { CompanyPatch } from '../../../shared/schema/company.ts';
import { parseCustomPath } from '../../../shared/schema/field-path.ts';
import type { FactValue } from '../../../shared/schema/profile-facts.ts';
import type { StoredCompany } from '../../store/company-row.ts';
import type { WriteDb } from '../../store/database.ts';
import { isCustomKey, isProfileKey, type FieldKey } from '../../store/field-key.ts';
import { findRecordChange } from '../../store/record-history.ts';
import { patchStored, writeChecked } from '../companies/edit-company.ts';
import type { CompanyChanges } from '../companies/parse-input.ts';
import type { Origin } from '../companies/write-company.ts';
import { definitionsOf } from '../custom-fields/definitions.ts';
import { getFieldKey, historyKeys } from './history-keys.ts';
import { historyValues } from './history-values.ts';
import { valuesAtCreation } from './show-history.ts';

/** `entry`: the id of an entry of the history. Throws `not_found` where it tells of no such value. */
export function restoreValue(
  db: WriteDb,
  company: StoredCompany,
  { field, change }: { field: string; change: string },
  origin: Origin,
): StoredCompany {
  const key = getFieldKey(db, field, 'field');
  if (key === 'locks') throw notThere(field, change);
  const left = valueLeft(db, company, historyKeys(db, field), change);
  if (left === null) throw notThere(field, change);
  if (isProfileKey(key)) {
    const changes: CompanyChanges = {};
    changes[key] = left.value as FactValue | null;
    return writeChecked(db, company, changes, origin);
  }
  const shown = historyValues(db).show(left.key, left.value);
  const path = isCustomKey(key) ? field : key;
  return patchStored(db, company, patchFor(db, company, path, shown), origin);
}

const notThere = (field: string, change: string): AppError =>
  new AppError('not_found', {
    message: t('The history of {field} has no entry {change}. Read it again and choose one of its entries.', {
      field,
      change,
    }),
  });

type Left = { key: FieldKey; value: unknown };

function valueLeft(
  db: WriteDb,
  company: StoredCompany,
  keys: readonly FieldKey[],
  entry: string,
): Left | null {
  if (entry === 'origin') {
    const made = valuesAtCreation(db, company);
    const key = keys.find((one) => made[one] !== undefined && made[one] !== null) ?? keys[0];
    return key === undefined ? null : { key, value: made[key] ?? null };
  }
  const [, seq] = /^chg_(\d{1,15})$/.exec(entry) ?? [];
  const after = seq === undefined ? undefined : findRecordChange(db, company.uuid, Number(seq))?.after;
  const key = keys.find((one) => after && Object.hasOwn(after, one));
  return after && key !== undefined ? { key, value: after[key] } : null;
}

type Ref = { id: string };

const isRef = (one: unknown): one is Ref => typeof one === 'object' && one !== null && 'id' in one;

/** Of references only their ids are sent. */
const sent = (value: unknown): unknown =>
  Array.isArray(value) ? (value as unknown[]).map((one) => (isRef(one) ? { id: one.id } : one)) : value;

/** A custom value takes the company into its group, as typing it into the list does. */
function patchFor(db: WriteDb, company: StoredCompany, path: string, shown: unknown): CompanyPatch {
  const custom = parseCustomPath(path);
  if (custom === null) return { [path]: sent(shown) };
  const { groupByNo } = definitionsOf(db);
  const groups = (company.values.groups ?? []).flatMap((no) => groupByNo.get(no)?.id ?? []);
  const isIn = groups.includes(custom.groupId);
  return {
    ...(isIn ? {} : { groups: [...groups, custom.groupId].map((id) => ({ id })) }),
    customFieldValues: { [custom.groupId]: { [custom.fieldName]: sent(shown) } },
  };
}
