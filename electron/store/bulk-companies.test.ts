import { expect, it } from 'vitest';
import type { CompanyValues } from '../../shared/schema/company.ts';
import { newUuidBytes } from '../lib/ids.ts';
import { tempStore } from '../testing/temp-store.ts';
import { insertBulkCompany } from './bulk-companies.ts';
import { findCompanyByNo, insertCompany } from './companies.ts';
import { noValues } from './company-row.ts';
import { originNo } from './origins.ts';

const full: CompanyValues = {
  name: 'Acme',
  domain: 'acme.com',
  description: 'Rockets; and more',
  industry: 'Space',
  employeeRange: '51-200',
  foundationYear: '1949',
  fundingRaised: '12.50',
  lastFundingDate: '2020-01-02',
  countryCode: 'DE',
  addresses: ['1 Street'],
  emails: ['a@acme.com', 'b@acme.com'],
  phones: ['[49]'],
  urls: ['https://acme.com'],
  taxId: 'DE1',
  externalId: '0001',
  tags: ['x'],
};
const only: CompanyValues = { ...noValues, name: 'Bolt' };

it('writes the very row of an insert of one company, whatever was written before', () => {
  const { db } = tempStore();
  const origins = ['imp_1', 'imp_2'].map((run) => originNo(db, { kind: 'import', run, actor: 'usr_1' }));
  for (const [at, no] of [...origins, ...origins].entries()) {
    for (const values of [full, only]) {
      const atMs = 1_763_764_082_000 + at;
      const uuid = newUuidBytes(atMs);
      const origin = { no, row: values === full ? 7 : null };
      const one = insertCompany(db, { uuid: newUuidBytes(atMs), values, createdAtMs: atMs }, 'key', origin);
      const bulk = insertBulkCompany(db, { uuid, values, nameKey: 'key', row: origin.row }, { no, atMs });
      expect(findCompanyByNo(db, bulk)).toEqual({ ...findCompanyByNo(db, one), no: bulk, uuid });
      const places = [one, bulk].map((row) =>
        db.sql('SELECT name_key, origin_row, version FROM company WHERE no = ?').get(row),
      );
      expect(places[1]).toEqual(places[0]);
    }
  }
});

it('refuses an origin or a time that is no whole number', () => {
  const { db } = tempStore();
  const company = { uuid: newUuidBytes(1), values: only, nameKey: 'bolt', row: null };
  expect(() => insertBulkCompany(db, company, { no: 1, atMs: 1.5 })).toThrow('whole number');
});
