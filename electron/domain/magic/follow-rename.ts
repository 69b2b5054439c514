// A field or group that gets another name keeps its place in the templates that name it: they are rewritten in the same step, so that
// an undo brings both names back.
import { customFieldLimits } from '../../../shared/schema/custom-field.ts';
import type { WriteDb } from '../../store/database.ts';
import type { FieldDefinition, GroupDefinition } from '../../store/definitions.ts';
import { changeDefinition, type By } from '../custom-fields/definition-writer.ts';
import { definitionsOf, type Definitions } from '../custom-fields/definitions.ts';
import { configText } from '../custom-fields/field-config.ts';
import { compileTemplate, type Compiled } from './compile-template.ts';
import { magicFields } from './magic-plan.ts';
import { renameInTemplate, type Renaming } from './rename-in-template.ts';

/** What got another name, as it was. */
type Renamed = { kind: 'group'; group: GroupDefinition } | { kind: 'field'; field: FieldDefinition };

/** Runs `rename`, which gives it the name `to`. Within the caller's transaction. */
export function followRename(db: WriteDb, renamed: Renamed, to: string, rename: () => void, by: By): void {
  const before = definitionsOf(db);
  rename();
  const after = definitionsOf(db);
  for (const { field, group } of magicFields(before)) {
    const template = field.config.template ?? '';
    const inputs = inputsOf(before, group.no, template);
    const renaming = renamingFor(before, group, renamed, to);
    if (!inputs || !renaming) continue;
    const next = renameInTemplate(template, renaming);
    // What would read anything else than before is left to its owner.
    if (next === template || next.length > customFieldLimits.template) continue;
    if (!isSameSet(inputs, inputsOf(after, group.no, next))) continue;
    changeDefinition(
      db,
      'custom_field',
      field.no,
      { config: configText({ ...field.config, template: next }) },
      by,
    );
  }
}

function renamingFor(
  { groupByNo }: Definitions,
  own: GroupDefinition,
  renamed: Renamed,
  to: string,
): Renaming | null {
  if (renamed.kind === 'group') return { kind: 'group', from: renamed.group.name, to };
  const { field } = renamed;
  const group = field.entityType === 'company' ? groupByNo.get(field.groupNo) : undefined;
  return group ? { kind: 'field', group: group.name, own: group.no === own.no, from: field.name, to } : null;
}

type Inputs = Compiled['inputs'];

/** Null where it cannot be read. */
function inputsOf({ groups, groupByNo }: Definitions, groupNo: number, template: string): Inputs | null {
  const group = groupByNo.get(groupNo);
  const compiled = group && compileTemplate(template, { group, groups });
  return compiled?.ok === true ? compiled.value.inputs : null;
}

const isSameSet = (a: Inputs, b: Inputs | null): boolean =>
  b !== null && a.size === b.size && [...a].every((key) => b.has(key));
