// For tests of queries: a group with a custom field of each kind, and companies with values that differ in case, diacritics, length and by being
// absent.
import type { CompanyInput } from '../../shared/schema/company.ts';
import { addCompany } from '../domain/companies/edit-company.ts';
import type { Origin } from '../domain/companies/write-company.ts';
import { companyIdOf } from '../store/company-row.ts';
import { transact, type WriteDb } from '../store/database.ts';

export const coverage = 'grp_00000000-0000-0000-0000-000000000001';
export const deals = 'grp_00000000-0000-0000-0000-000000000002';
export const custom = (name: string): string => `custom:${coverage}:${name}`;

const person: Origin = {
  kind: 'person',
  run: null,
  actor: 'usr_1',
  atMs: Date.parse('2026-02-01T08:00:00Z'),
};

/** Field 1 Note, 2 ARR, 3 Review, 4 Tier (A, B, c), 5 Tags (x, y, z), 6 Contacts, 7 Pitch. */
export function addDefinitions(db: WriteDb): void {
  transact(db, () => {
    const group = db.sql(
      `INSERT INTO record_group (no, uuid, name, name_key, position, created_at_ms, created_by, updated_at_ms)
       VALUES (?, unhex(?), ?, lower(?), 1, 0, 'usr_1', 0)`,
    );
    group.run(1, '00000000000000000000000000000001', 'Coverage', 'Coverage');
    group.run(2, '00000000000000000000000000000002', 'Affairs', 'Affairs');
    const field = db.sql(
      `INSERT INTO custom_field (no, uuid, group_no, entity_type, name, name_key, type, config, position, created_at_ms,
         created_by, updated_at_ms) VALUES (?, randomblob(16), 1, 'company', ?, lower(?), ?, '{}', ?, 0, 'usr_1', 0)`,
    );
    for (const [at, [name, type]] of fields.entries()) field.run(at + 1, name, name, type, at);
    const option = db.sql('INSERT INTO custom_option (no, field_no, label, position) VALUES (?, ?, ?, ?)');
    for (const [at, label] of ['B', 'A', 'c'].entries()) option.run(10 + at, 4, label, 3 - at);
    for (const [at, label] of ['x', 'y', 'z'].entries()) option.run(20 + at, 5, label, at);
  });
}

const fields = [
  ['Note', 'textField'],
  ['ARR', 'numericField'],
  ['Review', 'dateField'],
  ['Tier', 'singleSelect'],
  ['Marks', 'multipleSelect'],
  ['Contacts', 'contactField'],
  ['Pitch', 'magicField'],
] as const;

/** Adds companies at one hour's distance and answers their ids. */
export function addCompanies(db: WriteDb, inputs: readonly CompanyInput[]): string[] {
  return transact(db, () =>
    inputs.map((input, at) =>
      companyIdOf(addCompany(db, input, { ...person, atMs: person.atMs + at * 3_600_000 })),
    ),
  );
}

const texts = [
  'Metal',
  'metal works',
  'Ärger & Söhne',
  'STRASSE',
  'Straße 7',
  '50% off_er',
  '[x]',
  '東京都',
  null,
];
const pick = <T>(from: readonly T[], seed: number): T => from[seed % from.length] as T;

/** `count` companies, each made from its number alone. */
export function variedCompanies(count: number): CompanyInput[] {
  return Array.from({ length: count }, (_, at) => {
    const groups = [[], [{ id: coverage }], [{ id: coverage }, { id: deals }], [{ id: deals }]][at % 4] ?? [];
    return {
      name: `${pick(texts, at * 7) ?? 'Firma'} ${(at * 37) % count}`,
      domain: at % 3 === 0 ? `f${at}.example.com` : null,
      description: pick(texts, at + 2),
      industry: pick(texts, Math.floor(at / 2)),
      employeeRange: pick(['1-10', '11-50', '10000+', null], at * 3 + 1),
      foundationYear: pick(['1999', '2001', null], at),
      fundingRaised: pick(['100', '99.50', '1000000', null], at + 1),
      lastFundingDate: pick(['2024-02-29', '2023-12-31', null], at),
      countryCode: pick(['DE', 'SE', null], at),
      tags: pick([[], ['a'], ['[b', 'A'], ['c', 'a', 'é']], at + 3),
      emails: pick([[], ['info@a.de'], ['x@b.de', 'info@a.de']], at),
      groups,
      ...(groups[0]?.id === coverage ? { customFieldValues: { [coverage]: customValues(at) } } : {}),
    };
  });
}

const customValues = (at: number): Record<string, unknown> => ({
  Note: pick(texts, at + 5),
  ARR: pick([5, '12.5', -3, null], Math.floor(at / 3)),
  Review: pick(['2026-11-25', '2027-01-01', null], Math.floor(at / 4)),
  Tier: pick(['A', 'B', 'c', null], Math.floor(at / 4)),
  Marks: pick([['z', 'x'], ['y'], []], Math.floor(at / 4)),
});
