import { expect, it } from 'vitest';
import { findPeopleColumns } from './find-people-columns.ts';

const column = (header: string, ...samples: string[]) => ({ key: header, header, samples });
const profiles = ['linkedin.com/in/mira-aldous', 'https://de.linkedin.com/in/jonas-brandt?trk=x'];

it('finds the column of profiles and those of names', () => {
  const columns = [
    column('First Name', 'Mira'),
    column('last_name', 'Aldous'),
    column('Position', 'Head of Data'),
    column('LinkedIn', ...profiles, ''),
  ];
  expect(findPeopleColumns(columns)).toEqual({
    column: 'LinkedIn',
    columns: { firstName: 'First Name', lastName: 'last_name', jobTitle: 'Position' },
  });
});

it('takes the column that holds the most of them, and passes a slip of the pen', () => {
  const columns = [column('Notes', profiles[0] ?? '', 'called'), column('Name', ...profiles)];
  expect(findPeopleColumns(columns)).toEqual({ column: 'Name', columns: {} });
  expect(findPeopleColumns(columns.slice(0, 1))).toEqual({ column: 'Notes', columns: {} });
});

it.each([
  ['companies', column('LinkedIn', 'https://www.linkedin.com/company/acme')],
  ['other addresses', column('URL', 'https://acme.com', 'https://xing.com/profile/x')],
  ['hardly any', column('Notes', 'a', 'b', profiles[0] ?? '')],
  ['nothing', column('LinkedIn', '', ' ')],
])('finds none among %s', (_, one) => {
  expect(findPeopleColumns([one])).toBeNull();
});
