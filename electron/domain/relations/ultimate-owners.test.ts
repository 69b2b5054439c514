// Ultimate owners over the real store: what sources say together, ranges, what is over, and whom a merge or deletion moves. How
// interests come out through chains and circles is worked out in ownership.test.ts.
import { describe, expect, it } from 'vitest';
import { newUuidBytes } from '../../lib/ids.ts';
import { must } from '../../lib/assert.ts';
import { transact } from '../../store/database.ts';
import { insertRelation, type NewRelation } from '../../store/relations.ts';
import { tempStore } from '../../testing/temp-store.ts';
import { addCompany, removeCompany } from '../companies/edit-company.ts';
import { mergeCompanies } from '../merge/merge-companies.ts';
import { addPerson } from '../people/edit-person.ts';
import { getEntity } from '../entities/find-entity.ts';
import { idOf, type ReviewRecord } from '../review/review-record.ts';
import { inStep } from '../steps/in-step.ts';
import { ultimateOwners } from './ultimate-owners.ts';

const me = { kind: 'person', actor: 'usr_1', atMs: 1000 } as const;
const label = { action: 'edit', companies: 1 } as const;

/** Companies by their names, and people whose names begin with `P`. */
function given() {
  const { db } = tempStore();
  const records = new Map<string, ReviewRecord>();
  const find = (name: string): ReviewRecord => {
    const found = records.get(name);
    if (found) return found;
    const made = transact(db, () =>
      inStep(db, me, label, (origin): ReviewRecord =>
        name.startsWith('P')
          ? { entity: 'person', stored: addPerson(db, { fullName: name }, origin) }
          : { entity: 'company', stored: addCompany(db, { name }, origin) },
      ),
    );
    records.set(name, made);
    return made;
  };
  /** `holds('A', 'X', 60)`: A holds 60 % of X. */
  const holds = (owner: string, owned: string, share: number, more: Partial<NewRelation> = {}): void => {
    const [subject, object] = [find(owner).stored.uuid, find(owned).stored.uuid];
    const none = { role: null, shareUpTo: null, from: null, to: null, asOf: null, createdBy: 'usr_1' };
    const base = { ...none, kind: 'shareholder' as const, source: 'registry', createdAtMs: 1 };
    transact(db, () =>
      insertRelation(db, { ...base, uuid: newUuidBytes(1), subject, object, share, ...more }),
    );
  };
  const ask = (name: string, over = 25) => {
    const record = getEntity(db, idOf(must(records.get(name), name)));
    return ultimateOwners(db, record, { over, today: '2026-03-01' });
  };
  const owners = (name: string, over?: number) =>
    ask(name, over).owners.map(({ name: owner, share, shareUpTo, isSure }) =>
      [owner, share, ...(shareUpTo === null ? [] : [shareUpTo]), ...(isSure ? [] : ['perhaps'])].join(' '),
    );
  return { db, find, holds, ask, owners };
}

describe('ultimate owners', () => {
  it('hold over a quarter through chains and circles', () => {
    const { holds, ask, owners } = given();
    holds('A', 'X', 60);
    holds('B', 'X', 40);
    // A = 0.6 + 0.25 B, B = 0.4 + 0.5 A: A = B = 0.8; P1 has half of A, P2 three quarters of B.
    holds('B', 'A', 50);
    holds('P1', 'A', 50);
    holds('A', 'B', 25);
    holds('P2', 'B', 75);
    expect(owners('X')).toEqual(['P2 60', 'P1 40']);
    expect(owners('X', 50)).toEqual(['P2 60']);
    expect(ask('X').unknown).toBe(0);
    expect(owners('P1', 0)).toEqual([]);
  });

  it('hold exactly a quarter, which is not over it, and more than one where it is the end of a range', () => {
    const { holds, ask, owners } = given();
    holds('P1', 'X', 25);
    holds('P2', 'X', 25, { shareUpTo: 50 });
    expect(owners('X')).toEqual(['P2 25 50']);
    expect(ask('X').unknown).toBe(50);
    // 75 of 50: 37.5; at the most all of 75, as P3 leaves a quarter.
    holds('A', 'Y', 75);
    holds('P3', 'Y', 25);
    holds('P4', 'A', 50, { shareUpTo: 100 });
    expect(owners('Y')).toEqual(['P4 37.5 75']);
    // 20 of over 25 up to 50 is 5 up to 10.
    holds('Q', 'Z', 40);
    holds('P5', 'Q', 25, { shareUpTo: 75 });
    expect(owners('Z')).toEqual(['P5 10 30 perhaps']);
  });

  it('are told once, however many sources name them: by a person, else by the newest', () => {
    const { holds, owners } = given();
    holds('P1', 'X', 90, { asOf: '2020-01-01' });
    holds('P1', 'X', 30, { source: 'other', asOf: '2024' });
    holds('P1', 'X', 30, { kind: 'parent' });
    holds('P2', 'X', 60, { source: 'person' });
    holds('P2', 'X', 10, { asOf: '2025-01-01' });
    holds('A', 'X', 99, { kind: 'parent', role: 'ultimate' });
    expect(owners('X')).toEqual(['P2 60', 'P1 30']);
  });

  it('hold all the stakes together that one source tells of, never more than the whole', () => {
    const { db, find, holds, owners } = given();
    for (const each of [20, 20]) holds('P1', 'X', each, { source: 'person' });
    for (const each of [10, 15]) holds('P2', 'X', each, { shareUpTo: each + 5, asOf: '2025-01-01' });
    holds('P2', 'X', 10, { asOf: '2024-12-31' });
    holds('P2', 'X', 12, { source: 'other', asOf: '2025-01-01' });
    // What another kind says is the same stake.
    for (const kind of ['shareholder', 'parent'] as const) holds('P3', 'X', 30, { kind });
    expect(owners('X', 24)).toEqual(['P1 40', 'P3 30', 'P2 25 30']);
    holds('P4', 'Y', 30);
    holds('P4', 'Y', 30, { to: '2020' });
    // Of a company that was here twice the same was told twice.
    holds('P4', 'Y2', 30);
    const ids = { survivorId: idOf(find('Y')), mergedIds: [idOf(find('Y2'))] };
    transact(db, () => mergeCompanies(db, { ...ids, fields: {}, dryRun: false }, me));
    expect(owners('Y')).toEqual(['P4 30']);
    for (const each of [70, 70]) holds('P5', 'Z', each);
    expect(owners('Z')).toEqual(['P5 100']);
  });

  it('are those of today', () => {
    const { holds, owners } = given();
    holds('P1', 'X', 100, { to: '2020' });
    holds('P2', 'X', 100, { to: '2026-04-01' });
    holds('P3', 'X', 100, { from: '2026-04' });
    holds('P4', 'X', 40, { from: '2026' });
    expect(owners('X')).toEqual(['P2 71.4286', 'P4 28.5714']);
  });

  it('hold nothing any more where a person says so, whatever a source says, unless it says it of later', () => {
    const { holds, owners } = given();
    const byPerson = { source: 'person' };
    holds('P1', 'X', 30, { asOf: '2025-01-01' });
    holds('P1', 'X', 0, byPerson);
    holds('P2', 'X', 30, { asOf: '2025-01-01' });
    holds('P2', 'X', 30, { ...byPerson, to: '2024' });
    holds('P3', 'X', 40, { from: '2018' });
    holds('P3', 'X', 90, { ...byPerson, to: '2015-06-30' });
    holds('A', 'Y', 100);
    holds('A', 'Y', 0, byPerson);
    holds('Y', 'Z', 100);
    expect(owners('X')).toEqual(['P3 40']);
    expect(owners('Z')).toEqual(['Y 100']);
  });

  it('hold of what is over only what began later themselves, whatever else they became', () => {
    const { db, find, holds, owners } = given();
    const over = { source: 'person', to: '2024' };
    for (const owner of ['P1', 'P2', 'P3', 'P4', 'A']) holds(owner, 'X', 30, { asOf: '2025-01-01' });
    for (const owner of ['P1', 'P2', 'P3', 'P4', 'A']) holds(owner, 'X', 30, over);
    holds('P1', 'X', 0, { kind: 'officer', from: '2024-05' });
    holds('P2', 'X', 35, { from: '2027' });
    holds('P3', 'X', 10, { source: 'other', from: '2024-05', asOf: '2024-06-01' });
    holds('P4', 'X', 12, { source: 'person' });
    holds('A2', 'X', 15, { from: '2025' });
    const ids = { survivorId: idOf(find('A')), mergedIds: [idOf(find('A2'))] };
    transact(db, () => mergeCompanies(db, { ...ids, fields: {}, dryRun: false }, me));
    expect(owners('X', 0)).toEqual(['A 15', 'P4 12', 'P3 10']);
  });

  it('are those of whom nobody is known but that they hold a part of themselves', () => {
    const { holds, ask, owners } = given();
    holds('A', 'X', 60);
    holds('A', 'A', 20);
    holds('B', 'X', 25, { shareUpTo: 40 });
    holds('B', 'B', 10, { shareUpTo: 20 });
    expect(owners('X')).toEqual(['A 60', 'B 25 40']);
    expect(ask('X').unknown).toBe(15);
    expect(owners('A')).toEqual([]);
    expect(ask('A').unknown).toBe(100);
  });

  it('are perhaps those who hold from nothing on', () => {
    const { holds, owners } = given();
    holds('P1', 'X', 0, { shareUpTo: 50 });
    expect(owners('X')).toEqual(['P1 0 50 perhaps']);
  });

  it('follow a merge, and nobody holds anything through a company that was deleted', () => {
    const { db, find, holds, owners } = given();
    holds('A2', 'X', 80);
    holds('P1', 'A', 50);
    holds('A', 'A2', 30);
    const [survivor, merged] = [idOf(find('A')), idOf(find('A2'))];
    transact(db, () =>
      mergeCompanies(db, { survivorId: survivor, mergedIds: [merged], fields: {}, dryRun: false }, me),
    );
    expect(owners('X')).toEqual(['P1 40']);
    transact(db, () => inStep(db, me, label, (origin) => removeCompany(db, survivor, null, origin)));
    expect(owners('X')).toEqual([]);
  });

  it('are found in a family too large to be read company by company', () => {
    const { holds, owners } = given();
    holds('P1', 'C400', 80);
    for (let at = 400; at > 0; at -= 1) holds(`C${at}`, at === 1 ? 'X' : `C${at - 1}`, 100);
    expect(owners('X')).toEqual(['P1 80']);
  });
});
