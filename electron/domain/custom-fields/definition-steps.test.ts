// Any sequence of changes of groups, fields, options, types and values, undone step by step, leaves what was there at each point,
// and done again, what came of it.
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { AppError } from '../../../shared/errors.ts';
import type { Company } from '../../../shared/schema/company.ts';
import { customFieldTypes, type CustomFieldType } from '../../../shared/schema/custom-field.ts';
import { transact, type WriteDb } from '../../store/database.ts';
import { companyIdOf } from '../../store/company-row.ts';
import { findCompanyByNo } from '../../store/companies.ts';
import type { FieldDefinition, GroupDefinition } from '../../store/definitions.ts';
import { findNextRedo, findNextUndo } from '../../store/steps.ts';
import { tempStore } from '../../testing/temp-store.ts';
import { addCompany, patchCompany } from '../companies/edit-company.ts';
import { showCompany } from '../companies/read-companies.ts';
import type { StepOrigin } from '../companies/write-company.ts';
import { inStep } from '../steps/in-step.ts';
import { toggleStep } from '../steps/toggle-step.ts';
import { changeFieldOrType } from './change-field.ts';
import { definitionsOf } from './definitions.ts';
import { addField, addFieldOption, removeField } from './manage-fields.ts';
import { addGroup, changeGroup, removeGroup } from './manage-groups.ts';
import { showDefinitions } from './show-definitions.ts';

const doer = { kind: 'person', actor: 'usr_1', atMs: 1000 } as const;
const label = { action: 'define', companies: 0 } as const;

type GroupOp =
  | { kind: 'addGroup' | 'renameGroup' | 'addField'; at: number; name: string }
  | { kind: 'removeGroup' | 'move' | 'join' | 'leave'; at: number };

type FieldOp =
  | { kind: 'addOption' | 'renameField'; at: number; name: string }
  | { kind: 'removeField' | 'dropOption' | 'renameOption'; at: number }
  | { kind: 'changeType'; at: number; type: CustomFieldType }
  | { kind: 'setValue'; at: number; value: string };

type Op = { of: 'group'; op: GroupOp } | { of: 'field'; op: FieldOp };

const names = fc.constantFrom('One', 'Two', 'Three', 'Four', 'Five');
const at = fc.nat({ max: 5 });
const named = <K extends string>(kind: K) => fc.record({ kind: fc.constant(kind), at, name: names });
const plain = <K extends string>(kind: K) => fc.record({ kind: fc.constant(kind), at });

const groupOp: fc.Arbitrary<GroupOp> = fc.oneof(
  named('addGroup'),
  named('renameGroup'),
  named('addField'),
  plain('removeGroup'),
  plain('move'),
  plain('join'),
  plain('leave'),
);
const fieldOp: fc.Arbitrary<FieldOp> = fc.oneof(
  named('addOption'),
  named('renameField'),
  plain('removeField'),
  plain('dropOption'),
  plain('renameOption'),
  fc.record({ kind: fc.constant('changeType' as const), at, type: fc.constantFrom(...customFieldTypes) }),
  fc.record({
    kind: fc.constant('setValue' as const),
    at,
    value: fc.constantFrom('12', '2024-02-29', 'One', 'Two; One', 'x'),
  }),
);
const op: fc.Arbitrary<Op> = fc.oneof(
  groupOp.map((one) => ({ of: 'group' as const, op: one })),
  fieldOp.map((one) => ({ of: 'field' as const, op: one })),
);

type Scene = { db: WriteDb; companyNo: number; companyId: string };

const pick = <T>(list: readonly T[], index: number): T | undefined => list[index % Math.max(1, list.length)];

function address(db: WriteDb, field: FieldDefinition) {
  const group = definitionsOf(db).groupByNo.get(field.groupNo);
  return { groupId: group?.id ?? '', entityType: 'company' as const, fieldId: field.id };
}

/** Does it, or throws `AppError` where it cannot be done. */
function take(scene: Scene, one: Op, by: StepOrigin): void {
  const { groups } = definitionsOf(scene.db);
  const group = pick(groups, one.op.at);
  if (one.of === 'group') return takeGroup(scene, group, one.op, by);
  const field = pick(group?.fields ?? [], one.op.at);
  if (field) takeField(scene, field, one.op, by);
}

function takeGroup(
  { db, companyId }: Scene,
  group: GroupDefinition | undefined,
  one: GroupOp,
  by: StepOrigin,
): void {
  const ids = definitionsOf(db).groups.map(({ id }) => ({ id }));
  if (one.kind === 'addGroup') return void addGroup(db, { name: one.name }, by);
  if (!group) return;
  switch (one.kind) {
    case 'renameGroup':
      return void changeGroup(db, group.id, { name: one.name }, by);
    case 'removeGroup':
      return void removeGroup(db, group.id, by);
    case 'move':
      return void changeGroup(db, group.id, { position: one.at }, by);
    case 'join':
      return void patchCompany(db, companyId, { groups: ids }, null, by);
    case 'leave':
      return void patchCompany(db, companyId, { groups: ids.slice(1) }, null, by);
    case 'addField': {
      const input = { name: one.name, type: 'textField' as const };
      return void addField(db, { groupId: group.id, entityType: 'company' }, input, by);
    }
  }
}

function takeField({ db, companyId }: Scene, field: FieldDefinition, one: FieldOp, by: StepOrigin): void {
  const place = address(db, field);
  const options = field.options.map((option) => ({ label: option.label, color: option.color }));
  switch (one.kind) {
    case 'renameField':
      return void changeFieldOrType(db, place, { name: one.name }, by);
    case 'removeField':
      return void removeField(db, place, by);
    case 'addOption':
      return void addFieldOption(db, place, { label: one.name }, by);
    case 'dropOption':
      return void changeFieldOrType(db, place, { options: options.slice(1) }, by);
    case 'renameOption': {
      const renamed = options.map((option) => ({
        ...option,
        label: `${option.label}!`,
        previousLabel: option.label,
      }));
      return void changeFieldOrType(db, place, { options: renamed }, by);
    }
    case 'changeType':
      return void changeFieldOrType(db, place, { type: one.type }, by);
    case 'setValue': {
      const value = field.type === 'multipleSelect' ? [one.value] : one.value;
      return void patchCompany(
        db,
        companyId,
        { customFieldValues: { [place.groupId]: { [field.name]: value } } },
        null,
        by,
      );
    }
  }
}

/** What anybody can see, but for versions and times. */
function seen({ db, companyNo }: Scene) {
  const company = findCompanyByNo(db, companyNo);
  const { groups, customFieldValues }: Partial<Company> = company ? showCompany(db, company) : {};
  const definitions = showDefinitions(db, 'company').map(({ updatedAt: _group, fields, ...group }) => ({
    ...group,
    fields: fields.map(({ updatedAt: _field, ...field }) => field),
  }));
  return { groups, customFieldValues, definitions };
}

it('undo of each step restores what was seen before it, and redo what was seen after it', () => {
  fc.assert(
    fc.property(fc.array(op, { maxLength: 25 }), (ops) => {
      const { db } = tempStore();
      const company = transact(db, () =>
        inStep(db, doer, label, (by) => addCompany(db, { name: 'Acme' }, by)),
      );
      const scene: Scene = { db, companyNo: company.no, companyId: companyIdOf(company) };
      const first = findNextUndo(db, doer.actor)?.id;
      const states = [seen(scene)];
      for (const one of ops) {
        const before = findNextUndo(db, doer.actor)?.id;
        try {
          transact(db, () => inStep(db, doer, label, (by) => take(scene, one, by)));
        } catch (error) {
          if (!(error instanceof AppError)) throw error;
        }
        // What was refused, or changed nothing, is no step and left nothing behind.
        if (findNextUndo(db, doer.actor)?.id !== before) states.push(seen(scene));
        expect(seen(scene)).toEqual(states.at(-1));
      }
      const toggle = (direction: 'undo' | 'redo'): void => {
        const step = (direction === 'undo' ? findNextUndo : findNextRedo)(db, doer.actor);
        if (step && step.id !== first) transact(db, () => toggleStep(db, step, direction, doer));
      };
      for (const state of states.toReversed()) {
        expect(seen(scene)).toEqual(state);
        toggle('undo');
      }
      for (const state of states) {
        expect(seen(scene)).toEqual(state);
        toggle('redo');
      }
    }),
    { numRuns: 25 },
  );
}, 60_000);
