// The values of a record's magic fields, computed from its other values.
import { companyFields } from '../../../shared/schema/company.ts';
import type { RecordValues } from '../../store/company-row.ts';
import type { ReadDb } from '../../store/database.ts';
import type { CustomKey } from '../../store/field-key.ts';
import type { FieldResult } from '../companies/field-result.ts';
import { definitionsOf, fieldsOf, type Definitions } from '../custom-fields/definitions.ts';
import { storedReferences, type References } from '../custom-fields/references.ts';
import { showCustomValue } from '../custom-fields/show-extras.ts';
import { magicPlanOf, type MagicField } from './magic-plan.ts';

export type Computed = { magic: MagicField; result: FieldResult<string | null> };

/** Whether anything is computed for a record of these groups. */
export const hasMagic = (db: ReadDb, groups: readonly number[] | undefined): boolean =>
  groups !== undefined &&
  groups.length > 0 &&
  magicPlanOf(definitionsOf(db)).fields.some(({ groupNo }) => groups.includes(groupNo));

/** `keeps`: fields whose own value stands, and is what others read. */
export function computeMagic(
  db: ReadDb,
  values: RecordValues,
  atMs: number,
  keeps: (key: CustomKey) => boolean = () => false,
): Computed[] {
  const definitions = definitionsOf(db);
  const context = { definitions, references: storedReferences(db), atMs };
  const current: RecordValues = { ...values };
  const computed: Computed[] = [];
  for (const magic of magicPlanOf(definitions).fields) {
    const { key, groupNo, compiled } = magic;
    if (values.groups?.includes(groupNo) !== true || keeps(key)) continue;
    const result = compiled.render(scopeOf(current, groupNo, context));
    computed.push({ magic, result });
    if (result.ok && result.value !== null) current[key] = result.value;
    else delete current[key];
  }
  return computed;
}

type Context = { definitions: Definitions; references: References; atMs: number };

/** what the names of a template stand for. */
export function scopeOf(
  values: RecordValues,
  ownGroupNo: number,
  { definitions, references, atMs }: Context,
): object {
  const scope: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
  const groups: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
  const fieldsIn = (groupNo: number): Record<string, unknown> => {
    const shown: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
    const group = definitions.groupByNo.get(groupNo);
    if (!group || values.groups?.includes(groupNo) !== true) return shown;
    for (const field of fieldsOf(group, 'company'))
      shown[field.name] = plain(showCustomValue(field, values[field.key], references));
    return shown;
  };
  const own = fieldsIn(ownGroupNo);
  Object.assign(scope, own);
  for (const { no, name } of definitions.groups) groups[name] = no === ownGroupNo ? own : fieldsIn(no);
  for (const field of companyFields) scope[field] = values[field];
  scope['groups'] = (values.groups ?? []).flatMap((no) => definitions.groupByNo.get(no)?.name ?? []);
  scope['fields'] = own;
  scope['group'] = groups;
  scope['today'] = new Date(atMs).toISOString().slice(0, 10);
  return scope;
}

/** People and things by their names. */
function plain(value: unknown): unknown {
  if (!Array.isArray(value)) return value;
  return value.map((entry: unknown) => {
    if (typeof entry !== 'object' || entry === null) return entry;
    const { fullName, name } = entry as { fullName?: string; name?: string };
    return fullName ?? name ?? '';
  });
}
