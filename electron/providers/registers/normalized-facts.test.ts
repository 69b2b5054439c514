import { expect, it } from 'vitest';
import { normalizedSchema } from '../../../shared/schema/normalized.ts';
import { personName } from '../companies-house/person-name.ts';
import { normalizedFacts } from './normalized-facts.ts';

it('puts facts where their names say, however they are spelled, and nothing that would have to be guessed', () => {
  const found = normalizedFacts({
    'Legal name': 'Acme Holding GmbH',
    trading_names: 'Acme; Acme Tools ',
    legalForm: 'GmbH',
    'Company status': 'active',
    'incorporation-date': '1999-05',
    dissolvedOn: 'soon',
    'Registration number': 'HRB 1',
    register: 'Amtsgericht München',
    'VAT ID': 'DE123456789',
    LEI: '529900T8BM49AURSDO55',
    'NACE code': '62.01; 63.11',
    Employees: '1.200',
    colour: 'red',
  });
  expect(found).toEqual({
    identity: { legalName: 'Acme Holding GmbH', tradingNames: ['Acme', 'Acme Tools'] },
    legal: { legalForm: 'GmbH', status: 'active', incorporationDate: '1999-05' },
    activity: {
      codes: [
        { scheme: 'NACE', code: '62.01' },
        { scheme: 'NACE', code: '63.11' },
      ],
    },
    identifiers: {
      registrationNumber: 'HRB 1',
      register: 'Amtsgericht München',
      vat: 'DE123456789',
      lei: '529900T8BM49AURSDO55',
    },
  });
  expect(normalizedSchema.partial().parse(found)).toEqual(found);
  expect(normalizedFacts({ colour: 'red', vat: ' ' })).toEqual({});
  const moments = { 'Registered on': '2001-02-03T00:00:00Z', 'Dissolution date': '2020-05-06 12:00' };
  expect(normalizedFacts(moments)).toEqual({
    legal: { incorporationDate: '2001-02-03', dissolutionDate: '2020-05-06' },
  });
  const long = normalizedFacts({ status: 'x'.repeat(9000) });
  expect(normalizedSchema.partial().parse(long)).toEqual(long);
});

it.each([
  ['SMITH, Ada Jane', 'Ada Jane Smith'],
  ['O’NEILL-GRAY, Peter, Sir', 'Peter O’Neill-Gray'],
  ['McDonald, Ann', 'Ann McDonald'],
  ['Ada Smith', 'Ada Smith'],
])('calls the officer %j %j', (listed, called) => {
  expect(personName(listed)).toBe(called);
});
