// Groups, custom values and locks on the one write path: history, provenance and undo treat them like any field.
import { describe, expect, it } from 'vitest';
import { transact } from '../../store/database.ts';
import { findCompanyByNo } from '../../store/companies.ts';
import { changesOf, fieldSourcesOf } from '../../store/changes.ts';
import { listRefusals } from '../../store/refusals.ts';
import { tempStore } from '../../testing/temp-store.ts';
import { addCompany, patchCompany } from '../companies/edit-company.ts';
import { showCompany } from '../companies/read-companies.ts';
import { updateCompany, type Origin } from '../companies/write-company.ts';
import { companyIdOf } from '../../store/company-row.ts';

const person: Origin = { kind: 'person', run: null, actor: 'usr_1', atMs: 1000 };
const provider: Origin = { kind: 'provider', run: 'b1', actor: 'usr_1', atMs: 2000 };
const coverage = 'grp_00000000-0000-0000-0000-000000000001';

function withCoverage() {
  const { db } = tempStore();
  transact(db, () => {
    db.sql(
      `INSERT INTO record_group (no, uuid, name, name_key, position, created_at_ms, created_by, updated_at_ms)
       VALUES (1, x'00000000000000000000000000000001', 'Coverage', 'coverage', 1, 0, 'usr_1', 0)`,
    ).run();
    const field = db.sql(
      `INSERT INTO custom_field (no, uuid, group_no, entity_type, name, name_key, type, config, position, created_at_ms,
         created_by, updated_at_ms) VALUES (?, randomblob(16), 1, 'company', ?, lower(?), ?, '{}', 1, 0, 'usr_1', 0)`,
    );
    field.run(1, 'Tier', 'Tier', 'singleSelect');
    field.run(2, 'ARR', 'ARR', 'numericField');
    db.sql("INSERT INTO custom_option (no, field_no, label, position) VALUES (7, 1, 'A', 1)").run();
  });
  const company = transact(db, () =>
    addCompany(
      db,
      {
        name: 'Acme',
        groups: [{ id: coverage }],
        customFieldValues: { [coverage]: { Tier: 'a', ARR: 1.5 } },
      },
      person,
    ),
  );
  return { db, company, id: companyIdOf(company) };
}

describe('groups and custom values of a company', () => {
  it('are stored by number and shown by name', () => {
    const { db, company } = withCoverage();
    expect(company.values).toMatchObject({ groups: [1], f1: 7, f2: '1.5' });
    const shown = showCompany(db, findCompanyByNo(db, company.no) ?? company);
    expect(shown.groups).toEqual([{ id: coverage, name: 'Coverage' }]);
    expect(shown.customFieldValues).toEqual({ [coverage]: { Tier: 'A', ARR: '1.5' } });
  });

  it('go when the company leaves the group, and the history holds them', () => {
    const { db, company, id } = withCoverage();
    const left = transact(db, () => patchCompany(db, id, { groups: [] }, null, person));
    expect(left.values).not.toHaveProperty('f1');
    expect(changesOf(db, company.uuid).at(-1)).toMatchObject({
      before: { groups: [1], f1: 7, f2: '1.5' },
      after: { groups: null, f1: null, f2: null },
    });
  });

  it('are refused for a group that the company is not in, and nothing is written', () => {
    const { db, id, company } = withCoverage();
    const patch = { industry: 'Steel', groups: [], customFieldValues: { [coverage]: { Tier: 'A' } } };
    expect(() => transact(db, () => patchCompany(db, id, patch, null, person))).toThrow(/not in the group/);
    expect(findCompanyByNo(db, company.no)).toEqual(company);
  });
});

describe('a locked field', () => {
  it('is not written by a provider; the rest of the change is, and what was offered is kept', () => {
    const { db, company } = withCoverage();
    const result = transact(db, () => {
      const locked = updateCompany(db, company, { locks: ['industry', 'f2'] }, person);
      if (locked.kind !== 'updated') throw new Error(locked.kind);
      return updateCompany(db, locked.company, { industry: 'Steel', f2: '9', taxId: 'X1' }, provider);
    });
    expect(result).toMatchObject({
      kind: 'updated',
      changed: ['taxId'],
      refused: [
        { field: 'industry', reason: 'locked' },
        { field: 'f2', reason: 'locked' },
      ],
    });
    expect(listRefusals(db, company.uuid).map(({ value }) => value)).toEqual(['9', 'Steel']);
    expect(Object.keys(fieldSourcesOf(db, company.no)).toSorted()).toEqual(['locks', 'taxId']);
  });

  it('refuses a PATCH with its path', () => {
    const { db, company, id } = withCoverage();
    transact(db, () => updateCompany(db, company, { locks: ['f2'] }, person));
    const patch = { customFieldValues: { [coverage]: { ARR: 3 } } };
    expect(() => transact(db, () => patchCompany(db, id, patch, null, person))).toThrow(
      expect.objectContaining({
        issues: [expect.objectContaining({ code: 'locked', path: `custom:${coverage}:ARR` })],
      }),
    );
  });
});

describe('source priority', () => {
  it('keeps what a person wrote from a provider, unless a person told it to overwrite', () => {
    const { db, company } = withCoverage();
    const offered = { f2: '9' } as const;
    transact(db, () => {
      expect(updateCompany(db, company, offered, provider)).toMatchObject({
        kind: 'unchanged',
        refused: [{ field: 'f2', reason: 'outranked' }],
      });
      expect(updateCompany(db, company, offered, { ...provider, overwrites: true })).toMatchObject({
        kind: 'updated',
      });
    });
  });
});
