// Every combination of flags for a person, against a table written by hand: people have no register's name of their own, may share a
// name, and are locked field by field as companies are.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EntityChange } from '../../../../shared/schema/entity.ts';
import { must } from '../../../lib/assert.ts';
import { transact } from '../../../store/database.ts';
import { openStore, type Store } from '../../../store/open-store.ts';
import { findPersonByUuid } from '../../../store/people.ts';
import { addPerson } from '../../people/edit-person.ts';
import { setPersonLocks } from '../../people/lock-person.ts';
import { inStep } from '../../steps/in-step.ts';
import { normalizedOf } from '../normalized/from-answer.ts';
import { profileOf } from '../profile.ts';
import { applyRefresh } from './apply-refresh.ts';
import { planRefresh, type RefreshFlags, type Told } from './plan-refresh.ts';
import { standingOf } from './standing-of.ts';

const scopes = ['basic_data', 'all_active', 'selected', 'legacy'] as const;
const flags = [undefined, true, false] as const;

/** Of a success that no lock stands against, whatever the scope. */
const names = { omitted: 'Mira Aldous-Vane', true: 'Mira Aldous', false: 'Mira Aldous-Vane' };

const before = { jobTitle: 'Buyer', emails: ['mira@kestrel.example'] };
const filled = { ...before, birthday: '1980-05-01' };
const replaced = { jobTitle: 'Head of buying', birthday: '1980-05-01' };
const profiles = {
  basic_data: { omitted: before, true: filled, false: replaced },
  all_active: { omitted: before, true: before, false: before },
  selected: { omitted: before, true: before, false: before },
  legacy: { omitted: before, true: before, false: before },
};
/** Locked are the name, the job title and a list that a replacement would clear. */
const lockedProfiles = {
  basic_data: { omitted: before, true: filled, false: filled },
  all_active: profiles.all_active,
  selected: profiles.selected,
  legacy: profiles.legacy,
};

const told: Told = {
  provider: 'people-data-labs',
  normalized: normalizedOf({
    normalized: {
      identity: { fullName: 'Mira Aldous-Vane', birthday: '1980-05-01' },
      activity: { jobTitle: 'Head of buying' },
    },
  }),
};

type Case = RefreshFlags & { isTold: boolean; isLocked: boolean };

const cases: Case[] = scopes.flatMap((scope) =>
  flags.flatMap((preserveName) =>
    flags.flatMap((preserveEntityData) =>
      [true, false].flatMap((isTold) =>
        [true, false].map((isLocked) => ({ scope, preserveName, preserveEntityData, isTold, isLocked })),
      ),
    ),
  ),
);

const keyOf = (flag: boolean | undefined): 'omitted' | 'true' | 'false' =>
  flag === undefined ? 'omitted' : flag ? 'true' : 'false';

describe('a refresh of a person', () => {
  let store: Store;
  let dir: string;
  beforeAll(() => {
    dir = mkdtempSync(join(tmpdir(), 'rowbench-test-'));
    store = openStore(dir);
  });
  afterAll(() => {
    store.close();
    rmSync(dir, { recursive: true, force: true });
  });

  const doer = { kind: 'person', actor: 'usr_x', atMs: 0 } as const;
  const label = { action: 'edit', companies: 0, people: 1 } as const;

  function run(one: Case): { name: string; profile: object; changes: EntityChange[] } {
    const { db } = store;
    return transact(db, () =>
      inStep(db, doer, label, (origin) => {
        addPerson(db, { fullName: names.omitted }, origin);
        const made = addPerson(db, { fullName: 'Mira Aldous', ...before }, origin);
        const add = ['fullName', 'jobTitle', 'emails'] as const;
        const stored = one.isLocked ? setPersonLocks(db, made, { add: [...add], remove: [] }, origin) : made;
        const record = { entity: 'person', stored } as const;
        const { changes } = planRefresh(standingOf(db, record), one.isTold ? [told] : [], one);
        applyRefresh(db, record, changes, origin);
        const after = must(findPersonByUuid(db, made.uuid), 'person');
        const profile = profileOf({ entity: 'person', stored: after });
        return { name: after.values.fullName, profile, changes };
      }),
    );
  }

  it.each(cases)(
    '$scope, preserveName $preserveName, preserveEntityData $preserveEntityData: told $isTold, locked $isLocked',
    (one) => {
      const { name, profile, changes } = run(one);
      const isNameKept = !one.isTold || one.isLocked;
      expect(name).toBe(isNameKept ? names.true : names[keyOf(one.preserveName)]);
      const table = one.isLocked ? lockedProfiles : profiles;
      expect(profile).toEqual(one.isTold ? table[one.scope][keyOf(one.preserveEntityData)] : before);
      const onName = changes.filter(({ path }) => path === 'name' || !one.isTold).map(({ kept }) => kept);
      const reason = one.preserveName === true ? 'preserve_name' : one.isLocked ? 'locked' : undefined;
      expect(onName).toEqual(one.isTold ? [reason] : []);
    },
  );
});
