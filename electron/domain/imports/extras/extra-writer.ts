// What a row's groups and custom values need of the store when they are written: whom a name means, the number of a new option,
// and the groups that a company joins with its values. One for an import, so that each name is looked up once.
import { t } from '../../../../shared/messages/message.ts';
import { customFieldLimits } from '../../../../shared/schema/custom-field.ts';
import type { WriteDb } from '../../../store/database.ts';
import type { RecordValues } from '../../../store/company-row.ts';
import type { CustomKey } from '../../../store/field-key.ts';
import { quoted } from '../../companies/field-result.ts';
import type { CompanyChanges } from '../../companies/parse-input.ts';
import { addOption } from '../../custom-fields/change-options.ts';
import type { Lookup } from '../../custom-fields/convert-value.ts';
import type { By } from '../../custom-fields/definition-writer.ts';
import { nameKey } from '../../matching/company-key.ts';
import type { RowIssue } from '../prepare-row.ts';
import { issueOf } from '../row-issue.ts';
import { isLookedUp } from './extra-cells.ts';
import type { ExtraTargets, FieldTarget } from './extra-target.ts';

export type ExtraWriter = {
  /** Puts what is stored in the place of the texts that had to be looked up; answers what is not there. */
  settle(values: CompanyChanges): RowIssue[];
  /** With the groups that its values belong to; `current`: the company that they are written to. */
  join<T extends CompanyChanges>(values: T, current: RecordValues | null): T;
};

/** Null where an import writes standard fields only. */
export function createExtraWriter(
  db: WriteDb,
  extras: ExtraTargets,
  { lookup, by }: { lookup: Lookup; by: By },
): ExtraWriter | null {
  if (extras.size === 0) return null;
  const targets = [...extras.values()].filter((target) => target.kind === 'field');
  const lookups = targets.filter(isLookedUp).map((target) => ({
    target,
    find: target.creates ? optionMaker(db, target, by) : finder(target, lookup),
  }));
  const groupOf = new Map(targets.map(({ key, field }) => [key, field.groupNo]));
  const several = targets.filter(({ field }) => field.type === 'multipleSelect');
  return {
    settle(values) {
      const issues: RowIssue[] = [];
      for (const { target, find } of lookups) {
        const issue = settleValue(values, target, find);
        if (issue) issues.push(issue);
      }
      return issues;
    },
    join: (values, current) => inOrder(joined(values, current, groupOf), several),
  };
}

/** A number or id; or why there is none. */
type Find = (text: string) => { found: number | string } | { code: string; message: string };

function settleValue(values: CompanyChanges, { key, path }: FieldTarget, find: Find): RowIssue | null {
  const value = values[key];
  if (value === undefined || value === null) return null;
  const found: (number | string)[] = [];
  for (const part of Array.isArray(value) ? value : [value]) {
    // Numbers are options that were known when the cell was read.
    const one = typeof part === 'number' ? { found: part } : find(part);
    if (!('found' in one)) return issueOf({ ok: false, ...one }, path, undefined, String(part));
    if (!found.includes(one.found)) found.push(one.found);
  }
  Object.assign(values, { [key]: Array.isArray(value) ? found : found[0] });
  return null;
}

function optionMaker(db: WriteDb, { field }: FieldTarget, by: By): Find {
  const known = new Map(field.options.map(({ no, label }) => [nameKey(label), no]));
  return (label) => {
    const key = nameKey(label);
    const no = known.get(key);
    if (no !== undefined) return { found: no };
    if (known.size >= customFieldLimits.options)
      return {
        code: 'too_many',
        message: t('{name} has {size} options, as many as it may. Map {label} to one of them.', {
          name: field.name,
          size: known.size,
          label: quoted(label),
        }),
      };
    const made = addOption(db, field.no, { label: label.trim(), color: 'gray', position: known.size }, by);
    known.set(key, made);
    return { found: made };
  };
}

function finder({ field }: FieldTarget, lookup: Lookup): Find {
  const { references } = lookup;
  const find = {
    contactField: (text: string) => references.findContact(text)?.id ?? lookup.findCompany(text),
    userField: (text: string) => references.findUser({ id: text })?.id ?? lookup.findUser(text),
    objectField: (text: string) => references.findObject(text)?.id ?? null,
  }[field.type as 'contactField' | 'userField' | 'objectField'];
  return (text) => {
    const found = find(text);
    return found === null ? { code: 'unknown_reference', message: nobody(field, text) } : { found };
  };
}

function nobody({ name, type }: FieldTarget['field'], text: string): string {
  const values = { value: quoted(text), name };
  if (type === 'contactField')
    return t(
      '{value} is nobody that {name} can point to. No company has this name or id: correct it, or leave it out.',
      values,
    );
  if (type === 'userField')
    return t(
      '{value} is nobody that {name} can point to. No user, or more than one, has this e-mail address or name: correct it, or leave it out.',
      values,
    );
  return t(
    '{value} is nobody that {name} can point to. No object has this id: correct it, or leave it out.',
    values,
  );
}

/** A value is only for companies of its group: it joins with its first one, unless a lock keeps its groups as they are. */
function joined<T extends CompanyChanges>(
  values: T,
  current: RecordValues | null,
  groupOf: ReadonlyMap<CustomKey, number>,
): T {
  const held = values.groups ?? current?.groups ?? [];
  const locked = current?.locks?.includes('groups') === true;
  const missing: number[] = [];
  let result = values;
  for (const [key, group] of groupOf) {
    const value = values[key];
    if (value === undefined || value === null || held.includes(group)) continue;
    if (!locked) missing.push(group);
    else {
      result = { ...result };
      delete result[key];
    }
  }
  return missing.length === 0 ? result : { ...result, groups: [...new Set([...held, ...missing])] };
}

/** Chosen options stand in the options' order, however they came together. */
function inOrder<T extends CompanyChanges>(values: T, targets: readonly FieldTarget[]): T {
  const sorted: Record<string, number[]> = {};
  for (const { key, field } of targets) {
    const value = values[key];
    if (!Array.isArray(value) || value.length < 2) continue;
    const order = new Map(field.options.map(({ no }, at) => [no, at]));
    const place = (no: number): number => order.get(no) ?? field.options.length + no;
    sorted[key] = (value as number[]).toSorted((a, b) => place(a) - place(b));
  }
  return Object.keys(sorted).length === 0 ? values : { ...values, ...sorted };
}
