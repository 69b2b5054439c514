import { expect, it } from 'vitest';
import { tempStore } from '../testing/temp-store.ts';

it('a removed company is kept with every column that a company has', () => {
  const { db } = tempStore();
  const columnsOf = (table: string) =>
    db
      .sql<{ name: string; type: string }>(`SELECT name, type FROM pragma_table_info('${table}')`)
      .all()
      .map(({ name, type }) => `${name} ${type}`);
  expect(columnsOf('undone_company')).toEqual(expect.arrayContaining(columnsOf('company')));
});
