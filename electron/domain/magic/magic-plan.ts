// Every live magic field of companies with its template, those that others read before those that read them. Made once for the
// definitions as they are.
import { companyFields } from '../../../shared/schema/company.ts';
import type { FieldDefinition } from '../../store/definitions.ts';
import type { CustomKey, FieldKey } from '../../store/field-key.ts';
import type { FieldFault } from '../companies/field-result.ts';
import { fieldsOf, type Definitions } from '../custom-fields/definitions.ts';
import { compileTemplate, type Compiled } from './compile-template.ts';

export type MagicField = { key: CustomKey; groupNo: number; field: FieldDefinition; compiled: Compiled };

export type MagicPlan = {
  /** In the order in which they are computed. */
  fields: readonly MagicField[];
  inputs: ReadonlySet<FieldKey>;
  /** Changes with whatever may change a computed value, but for the records themselves. */
  signature: string;
};

const kept = new WeakMap<Definitions, MagicPlan>();

export function magicPlanOf(definitions: Definitions): MagicPlan {
  const known = kept.get(definitions);
  if (known) return known;
  const plan = makePlan(definitions);
  kept.set(definitions, plan);
  return plan;
}

function makePlan(definitions: Definitions): MagicPlan {
  const found = magicFields(definitions).map(({ field, group }): MagicField => {
    const compiled = compileTemplate(field.config.template ?? '', { group, groups: definitions.groups });
    // Its names may mean nothing any more, since a field was renamed or deleted: then it is empty until it is mended.
    const none: Compiled = { inputs: new Set(), usesToday: false, render: () => compiled as FieldFault };
    return { key: field.key, groupNo: group.no, field, compiled: compiled.ok ? compiled.value : none };
  });
  const fields = inOrder(found);
  const inputs = new Set(fields.flatMap(({ compiled }) => [...compiled.inputs]));
  return { fields, inputs, signature: signatureOf(definitions, inputs) };
}

export const magicFields = ({ groups }: Definitions) =>
  groups.flatMap((group) =>
    fieldsOf(group, 'company')
      .filter(({ type, config }) => type === 'magicField' && (config.template ?? '').trim() !== '')
      .map((field) => ({ field, group })),
  );

/** Those of a circle are left out: none of them could be the first. */
function inOrder(found: readonly MagicField[]): MagicField[] {
  const ordered: MagicField[] = [];
  let waiting = [...found];
  for (;;) {
    const unknown = new Set<FieldKey>(waiting.map(({ key }) => key));
    const ready = waiting.filter(({ compiled }) => [...compiled.inputs].every((key) => !unknown.has(key)));
    if (ready.length === 0) return ordered;
    ordered.push(...ready);
    waiting = waiting.filter((one) => !ready.includes(one));
  }
}

/** Names of the fields round which a field would be computed from itself; null where it is not. */
export function findCircle(
  definitions: Definitions,
  { key, name, inputs: own }: { key: CustomKey; name: string; inputs: ReadonlySet<FieldKey> },
): string[] | null {
  const others = magicPlanOf(definitions).fields.map(
    (magic) => [magic.key as FieldKey, { name: magic.field.name, inputs: magic.compiled.inputs }] as const,
  );
  const all = new Map([...others, [key as FieldKey, { name, inputs: own }] as const]);
  const visit = (at: FieldKey, path: readonly FieldKey[]): FieldKey[] | null => {
    if (path.length > 0 && at === key) return [...path, at];
    if (path.includes(at)) return null;
    for (const input of all.get(at)?.inputs ?? []) {
      const circle = visit(input, [...path, at]);
      if (circle) return circle;
    }
    return null;
  };
  return visit(key, [])?.map((one) => all.get(one)?.name ?? one) ?? null;
}

const standard: ReadonlySet<string> = new Set(companyFields);

function signatureOf(definitions: Definitions, inputs: ReadonlySet<FieldKey>): string {
  const templates = magicFields(definitions).map(({ field: { key, config } }) => [key, config.template]);
  const read = [...inputs]
    .filter((key) => !standard.has(key))
    .map((key) => {
      const field = definitions.fieldByKey.get(key as CustomKey);
      return field ? [key, field.name, field.groupNo, field.options] : key;
    });
  const groups = inputs.has('groups') ? definitions.groups.map(({ no, name }) => [no, name]) : [];
  return JSON.stringify([templates, read, groups]);
}
