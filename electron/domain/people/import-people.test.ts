// What happens between the pieces in which many people are made.
import { expect, it } from 'vitest';
import { must } from '../../lib/assert.ts';
import { parseId } from '../../lib/ids.ts';
import { transact } from '../../store/database.ts';
import { findPeopleByProfile, findPersonByUuid } from '../../store/people.ts';
import { findNextUndo } from '../../store/steps.ts';
import { tempStore } from '../../testing/temp-store.ts';
import { toggleStep } from '../steps/toggle-step.ts';
import { importPeople } from './import-people.ts';

const me = { kind: 'person', actor: 'usr_1', atMs: 1000 } as const;
const by = { doer: me, file: 'people.csv' };
const rowsOf = (count: number) =>
  Array.from({ length: count }, (_, at) => {
    const url = `https://www.linkedin.com/in/p${at}`;
    return { url, values: { fullName: `P ${at}`, professionalSocialMediaUrl: url } };
  });

it('makes people whose values came from a file, so that whoever looks them up outranks it', () => {
  const { db } = tempStore();
  const work = importPeople(db, rowsOf(1), by);
  transact(db, () => work.next());
  const end = transact(db, () => work.next());
  const made = must(end.done === true ? end.value : null);
  const uuid = must(parseId('per', made.ids[0] ?? ''));
  expect(findPersonByUuid(db, uuid)).toMatchObject({ originKind: 'import', originRun: made.stepId });
});

it('goes no further once what it made was taken back, which it can be at any time', () => {
  const { db } = tempStore();
  const work = importPeople(db, rowsOf(600), by);
  transact(db, () => work.next());
  const step = must(findNextUndo(db, me.actor));
  expect(step.label).toEqual({ action: 'create', companies: 0, people: 500, file: 'people.csv' });
  transact(db, () => toggleStep(db, step, 'undo', me));
  expect(() => transact(db, () => work.next())).toThrow(/taken back/);
  expect(findPeopleByProfile(db, rowsOf(600)[599]?.url ?? '')).toEqual([]);
});
