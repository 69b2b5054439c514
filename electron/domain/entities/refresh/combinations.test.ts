// Every combination of flags against the table of the contract, written by hand below, through a real store and the one write path.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Company } from '../../../../shared/schema/company.ts';
import type { EntityChange } from '../../../../shared/schema/entity.ts';
import { must } from '../../../lib/assert.ts';
import { findCompanyByNo } from '../../../store/companies.ts';
import type { StoredCompany } from '../../../store/company-row.ts';
import { transact } from '../../../store/database.ts';
import { openStore, type Store } from '../../../store/open-store.ts';
import { addCompany, removeCompany } from '../../companies/edit-company.ts';
import { showCompany } from '../../companies/read-companies.ts';
import { setLocks } from '../../companies/set-locks.ts';
import { inStep } from '../../steps/in-step.ts';
import { normalizedOf } from '../normalized/from-answer.ts';
import { profileOf } from '../profile.ts';
import { applyRefresh } from './apply-refresh.ts';
import { planRefresh, type RefreshFlags, type Told } from './plan-refresh.ts';
import { standingOf } from './standing-of.ts';

const scopes = ['basic_data', 'all_active', 'selected', 'legacy'] as const;
const flags = [undefined, true, false] as const;

/** What the contract says becomes of the name, where the provider succeeds and nothing stands against it. */
const names = {
  basic_data: { omitted: 'the normalized full name', true: 'kept', false: 'the mapped name' },
  all_active: { omitted: 'the normalized full name', true: 'kept', false: 'the normalized full name' },
  selected: { omitted: 'the normalized full name', true: 'kept', false: 'the normalized full name' },
  legacy: { omitted: 'the normalized full name', true: 'kept', false: 'the normalized full name' },
} as const;

/** And of the profile. */
const profiles = {
  basic_data: { omitted: 'left', true: 'gaps filled', false: 'replaced' },
  all_active: { omitted: 'left', true: 'left', false: 'left' },
  selected: { omitted: 'left', true: 'left', false: 'left' },
  legacy: { omitted: 'left', true: 'left', false: 'left' },
} as const;

const nameFor = {
  kept: 'Kestrel',
  'the normalized full name': 'Kestrel & Vane',
  'the mapped name': 'KESTREL AND VANE LIMITED',
};

const before = { industry: 'Instruments', emails: ['office@kestrel.example'], countryCode: 'GB' };
const profileFor = {
  left: before,
  'gaps filled': {
    ...before,
    description: 'Makes gauges.',
    legalName: 'KESTREL AND VANE LIMITED',
    legalForm: 'Private limited company',
  },
  replaced: {
    industry: 'Manufacture of gauges',
    countryCode: 'GB',
    description: 'Makes gauges.',
    legalName: 'KESTREL AND VANE LIMITED',
    legalForm: 'Private limited company',
  },
};

const told: Told = {
  provider: 'companies-house',
  normalized: normalizedOf({
    normalized: {
      identity: { fullName: 'Kestrel & Vane', legalName: 'KESTREL AND VANE LIMITED' },
      legal: { legalForm: 'Private limited company' },
      activity: { industry: 'Manufacture of gauges', description: 'Makes gauges.' },
      contacts: { countryCode: 'GB' },
    },
  }),
};

type Case = RefreshFlags & { isTold: boolean; isTaken: boolean; isLocked: boolean };

const cases: Case[] = scopes.flatMap((scope) =>
  flags.flatMap((preserveName) =>
    flags.flatMap((preserveEntityData) =>
      [true, false].flatMap((isTold) =>
        [true, false].flatMap((isTaken) =>
          [true, false].map((isLocked) => ({
            scope,
            preserveName,
            preserveEntityData,
            isTold,
            isTaken,
            isLocked,
          })),
        ),
      ),
    ),
  ),
);

const keyOf = (flag: boolean | undefined): 'omitted' | 'true' | 'false' =>
  flag === undefined ? 'omitted' : flag ? 'true' : 'false';

function expectedName({ scope, preserveName, isTold, isTaken, isLocked }: Case): string {
  if (!isTold || isTaken || isLocked) return nameFor.kept;
  return nameFor[names[scope][keyOf(preserveName)]];
}

function expectedProfile({ scope, preserveEntityData, isTold, isLocked }: Case): object {
  if (!isTold) return before;
  const profile = profileFor[profiles[scope][keyOf(preserveEntityData)]];
  // Locked are the industry and a list that a replacement would clear.
  return isLocked ? { ...profile, industry: before.industry, emails: before.emails } : profile;
}

/** Of a locked one. */
const reasonForName = ({ isTold, isLocked, preserveName }: Case): string[] =>
  isTold && isLocked ? [preserveName === true ? 'preserve_name' : 'locked'] : [];

/** Paths of what is other than it was. */
function differing(after: Readonly<Record<string, unknown>>): string[] {
  const known: Readonly<Record<string, unknown>> = { name: nameFor.kept, ...before };
  return [...new Set([...Object.keys(known), ...Object.keys(after)])]
    .filter((key) => JSON.stringify(known[key]) !== JSON.stringify(after[key]))
    .map((key) => (key === 'name' ? key : `entityData.${key}`));
}

describe('a refresh', () => {
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

  const person = { kind: 'person', actor: 'usr_x', atMs: 0 } as const;
  const label = { action: 'edit', companies: 1 } as const;

  function run(one: Case): { name: string; profile: object; shown: Company; changes: EntityChange[] } {
    const { db } = store;
    return transact(db, () =>
      inStep(db, person, label, (origin) => {
        const rivals = one.isTaken
          ? [nameFor['the mapped name'], nameFor['the normalized full name']].map((name) =>
              addCompany(db, { name }, origin),
            )
          : [];
        const made = addCompany(db, { name: 'Kestrel', domain: 'kestrel.example', ...before }, origin);
        const stored: StoredCompany = one.isLocked
          ? setLocks(db, made, { add: ['name', 'industry', 'emails'], remove: [] }, origin)
          : made;
        const record = { entity: 'company', stored } as const;
        const { changes } = planRefresh(standingOf(db, record), one.isTold ? [told] : [], one);
        applyRefresh(db, record, changes, origin);
        const after = must(findCompanyByNo(db, made.no), 'company');
        const shown = showCompany(db, after);
        for (const company of [...rivals, after])
          removeCompany(db, showCompany(db, company).id, null, origin);
        const profile = profileOf({ entity: 'company', stored: after });
        return { name: after.values.name, profile, shown, changes };
      }),
    );
  }

  it.each(cases)(
    '$scope, preserveName $preserveName, preserveEntityData $preserveEntityData: told $isTold, name taken $isTaken, locked $isLocked',
    (one) => {
      const { name, profile, shown, changes } = run(one);
      expect(name).toBe(expectedName(one));
      expect(profile).toEqual(expectedProfile(one));
      const said = changes.filter(({ kept }) => kept === undefined).map(({ path }) => path);
      expect(said.toSorted()).toEqual(differing({ name, ...profile }).toSorted());
      const onName = changes.filter(({ path }) => path === 'name' && one.isLocked).map(({ kept }) => kept);
      expect(onName).toEqual(reasonForName(one));
      // No part of a profile, so no refresh touches it.
      expect(shown.domain).toBe('kestrel.example');
    },
  );
});
