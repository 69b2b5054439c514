// Any sequence of changes of people leaves what a simple model of the contract says, a refused one leaves nothing, and undo and
// redo go through every state of it.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../../shared/errors.ts';
import { personInputSchema, type Person } from '../../../shared/schema/person.ts';
import { companyIdOf } from '../../store/company-row.ts';
import { transact, type WriteDb } from '../../store/database.ts';
import { listNosOfCompany } from '../../store/people.ts';
import { personNumbers } from '../../store/person-list.ts';
import { findNextRedo, findNextUndo } from '../../store/steps.ts';
import { fieldNames, makeGroup } from '../../testing/definitions.ts';
import { tempStore } from '../../testing/temp-store.ts';
import { addCompany } from '../companies/edit-company.ts';
import { inStep } from '../steps/in-step.ts';
import { toggleStep } from '../steps/toggle-step.ts';
import { addPerson, patchPerson, removePerson } from './edit-person.ts';
import { showPeople } from './read-people.ts';

const me = { kind: 'person', actor: 'usr_test', atMs: 0 } as const;
const label = { action: 'edit', companies: 0 } as const;
const note = fieldNames.textField;

type Named = { id: string; name: string };
type Body = {
  firstName?: string | null;
  lastName?: string | null;
  fullName?: string | null;
  jobTitle?: string | null;
  emails?: string[] | null;
  birthday?: string | null;
  companies?: { id: string }[] | null;
  groups?: { id: string }[] | null;
  customFieldValues?: Record<string, Record<string, string | null>> | null;
};

/** What a person looks like, as plainly as the contract has it. */
type Model = {
  firstName: string | null;
  lastName: string | null;
  fullName: string;
  jobTitle: string | null;
  emails: string[];
  birthday: string | null;
  companies: string[];
  groups: string[];
  notes: Record<string, string | null>;
};

const nobody: Model = {
  firstName: null,
  lastName: null,
  fullName: '',
  jobTitle: null,
  emails: [],
  birthday: null,
  companies: [],
  groups: [],
  notes: {},
};

const joined = ({ firstName, lastName }: Model): string => [firstName, lastName].filter(Boolean).join(' ');
const ids = (list: readonly { id: string }[] | null): string[] => (list ?? []).map(({ id }) => id);

/** The person afterwards; null where all of it must be refused. */
function apply(before: Model, body: Body): Model | null {
  const { companies, groups, customFieldValues, ...rest } = body;
  const after: Model = {
    ...before,
    ...rest,
    fullName: before.fullName,
    emails: body.emails ?? before.emails,
  };
  if (body.emails === null) after.emails = [];
  const followed = before.fullName === joined(before);
  if (body.fullName) after.fullName = body.fullName;
  else if (body.fullName === null || followed) after.fullName = joined(after);
  if (companies !== undefined) after.companies = ids(companies);
  if (groups !== undefined) after.groups = ids(groups);
  const sent = Object.entries(customFieldValues ?? {});
  const isOutside = sent.some(([id]) => !after.groups.includes(id));
  const isBad = body.birthday === 'soon' || body.emails?.includes('none') === true;
  if (after.fullName === '' || isOutside || isBad) return null;
  const kept = customFieldValues === null ? {} : before.notes;
  const values = {
    ...kept,
    ...Object.fromEntries(sent.flatMap(([id, { [note]: text }]) => (text === undefined ? [] : [[id, text]]))),
  };
  after.notes = Object.fromEntries(after.groups.map((id) => [id, values[id] ?? null]));
  return after;
}

const modelOf = (person: Person): Model => ({
  firstName: person.firstName,
  lastName: person.lastName,
  fullName: person.fullName,
  jobTitle: person.jobTitle,
  emails: person.emails,
  birthday: person.birthday,
  companies: ids(person.companies),
  groups: ids(person.groups),
  notes: Object.fromEntries(
    Object.entries(person.customFieldValues).map(([id, values]) => [id, values[note] as string | null]),
  ),
});

const listed = (all: readonly Named[]) =>
  fc.oneof(
    fc.shuffledSubarray([...all]).map((some) => some.map(({ id }) => ({ id }))),
    fc.constant(null),
  );

const bodies = (companies: readonly Named[], groups: readonly Named[]): fc.Arbitrary<Body> =>
  fc.record(
    {
      firstName: fc.constantFrom('Mira', 'Jo', null),
      lastName: fc.constantFrom('Aldous', 'Ek', null),
      fullName: fc.constantFrom('Dr. Mira', 'Jo Ek', null),
      jobTitle: fc.constantFrom('Buyer', null),
      emails: fc.constantFrom<string[] | null>(['a@b.co'], ['c@d.co', 'a@b.co'], [], null, [
        'a@b.co',
        'none',
      ]),
      birthday: fc.constantFrom('1984-02-29', null, null, 'soon'),
      companies: listed(companies),
      groups: listed(groups),
      customFieldValues: fc.oneof(
        fc.record(Object.fromEntries(groups.map(({ id }) => [id, noteOf])), { requiredKeys: [] }),
        fc.constant(null),
      ),
    },
    { requiredKeys: [] },
  ) as fc.Arbitrary<Body>;

const noteOf = fc.record({ [note]: fc.constantFrom('x', 'y', null) }, { requiredKeys: [] });

type Action =
  | { kind: 'create'; body: Body }
  | { kind: 'patch'; at: number; body: Body }
  | { kind: 'remove'; at: number };

const actions = (body: fc.Arbitrary<Body>): fc.Arbitrary<Action[]> => {
  const at = fc.nat(3);
  const one: fc.Arbitrary<Action> = fc.oneof(
    fc.record({ kind: fc.constant('create' as const), body }),
    { weight: 3, arbitrary: fc.record({ kind: fc.constant('patch' as const), at, body }) },
    fc.record({ kind: fc.constant('remove' as const), at }),
  );
  return fc.array(one, { maxLength: 10 });
};

const everyone = { where: null, sort: null, q: null, textKeys: [] };
const shown = (db: WriteDb): Person[] => showPeople(db, personNumbers(db, everyone));

/** Answers whether it was taken. */
function act(db: WriteDb, action: Action, people: readonly Person[]): boolean {
  const chosen = action.kind === 'create' ? undefined : people[action.at % Math.max(people.length, 1)];
  try {
    transact(db, () =>
      inStep(db, me, label, (origin) => {
        if (action.kind === 'create') return addPerson(db, personInputSchema.parse(action.body), origin);
        if (!chosen) return null;
        return action.kind === 'remove'
          ? removePerson(db, chosen.id, null, origin)
          : patchPerson(db, chosen.id, personInputSchema.parse(action.body), null, origin);
      }),
    );
    return true;
  } catch (error) {
    if (error instanceof AppError && error.code === 'validation_error') return false;
    throw error;
  }
}

/** What the model says of all people after an action; null where it is refused. */
function expected(action: Action, people: readonly Person[]): Model[] | null {
  const models = people.map(modelOf);
  if (action.kind === 'create') {
    const made = apply(nobody, action.body);
    return made && [...models, made];
  }
  const at = action.at % Math.max(people.length, 1);
  const chosen = models[at];
  if (!chosen) return models;
  if (action.kind === 'remove') return models.toSpliced(at, 1);
  const changed = apply(chosen, action.body);
  return changed && models.with(at, changed);
}

/** Versions and times tell of an undo too. */
const stateOf = (people: readonly Person[]): unknown =>
  people.map(({ version: _version, updatedAt: _updatedAt, ...person }) => person);

describe('changes of people', () => {
  it('leave what the model says, and are undone and redone through every state', () => {
    const { db } = tempStore();
    const make = (name: string): Named => {
      const made = transact(db, () => inStep(db, me, label, (origin) => addCompany(db, { name }, origin)));
      return { id: companyIdOf(made), name };
    };
    const companies = [make('Acme'), make('Bolt')];
    const groups = [makeGroup(db, 'One', 'person'), makeGroup(db, 'Two', 'person')];
    const start = findNextUndo(db, me.actor)?.no;
    fc.assert(
      fc.property(actions(bodies(companies, groups)), (sequence) => {
        const states = [stateOf(shown(db))];
        for (const action of sequence) {
          const before = shown(db);
          const last = findNextUndo(db, me.actor)?.no;
          const wanted = expected(action, before);
          expect(act(db, action, before)).toBe(wanted !== null);
          const after = shown(db);
          expect(after.map(modelOf)).toEqual(wanted ?? before.map(modelOf));
          if (findNextUndo(db, me.actor)?.no !== last) states.push(stateOf(after));
          for (const { id } of companies)
            expect(showPeople(db, listNosOfCompany(db, [id], 0, 100)).map((person) => person.id)).toEqual(
              after.filter((person) => ids(person.companies).includes(id)).map((person) => person.id),
            );
        }
        for (let round = 0; round < 2; round += 1) {
          for (const state of states.slice(0, -1).toReversed()) {
            toggle(db, 'undo');
            expect(stateOf(shown(db))).toEqual(state);
          }
          expect(findNextUndo(db, me.actor)?.no).toBe(start);
          for (const state of states.slice(round === 0 ? 1 : states.length)) {
            toggle(db, 'redo');
            expect(stateOf(shown(db))).toEqual(state);
          }
        }
      }),
      { numRuns: 80 },
    );
  });
});

function toggle(db: WriteDb, direction: 'undo' | 'redo'): void {
  const step = (direction === 'undo' ? findNextUndo : findNextRedo)(db, me.actor);
  if (!step) throw new Error(`nothing to ${direction}`);
  const { kept } = transact(db, () => toggleStep(db, step, direction, me));
  expect(kept).toEqual([]);
}
