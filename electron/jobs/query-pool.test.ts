import { describe, expect, it, onTestFinished } from 'vitest';
import { resolveQuery } from '../domain/companies/query/resolve-query.ts';
import { patchCompany } from '../domain/companies/edit-company.ts';
import { systemClock } from '../lib/clock.ts';
import { createEventHub } from '../lib/events.ts';
import { companyNumbers, type Mark } from '../store/company-list.ts';
import { transact } from '../store/database.ts';
import { addCompanies, addDefinitions, custom, variedCompanies } from '../testing/query-store.ts';
import { tempStore } from '../testing/temp-store.ts';
import { createQueryPool } from './query-pool.ts';

function setUp() {
  const store = tempStore();
  addDefinitions(store.db);
  const ids = addCompanies(store.db, variedCompanies(30));
  const events = createEventHub(systemClock);
  const pool = createQueryPool(store, events, 0);
  onTestFinished(() => pool.close());
  return { db: store.db, ids, events, pool };
}

describe('pages of a large sorted list', () => {
  it('are together the whole list, companies without a value included', async () => {
    const { db, pool } = setUp();
    for (const sort of ['industry', '-fundingRaised', custom('Tier'), 'tags']) {
      const query = resolveQuery(db, { sort });
      const numbers: number[] = [];
      let after: Mark | null = null;
      do {
        const page: Mark[] = await pool.companyPage(query, after, 7);
        numbers.push(...page.map(({ no }) => no));
        after = page.at(-1) ?? null;
      } while (after);
      expect(numbers).toEqual([...companyNumbers(db, query)]);
    }
  });

  it('go on from where the last one ended although its last company has moved or gone since', async () => {
    const { db, ids, events, pool } = setUp();
    const query = resolveQuery(db, { sort: 'name' });
    const first = await pool.companyPage(query, null, 10);
    const last = first.at(-1) ?? null;
    const rest = await pool.companyPage(query, last, 100);
    const id = ids[(last?.no ?? 1) - 1] ?? '';
    transact(db, () =>
      patchCompany(db, id, { name: '𠀋' }, null, { kind: 'person', run: null, actor: 'usr_1', atMs: 0 }),
    );
    events.publish('company:changed', id, { ids: [id] });
    const moved = await pool.companyPage(query, last, 100);
    expect(moved.map(({ no }) => no)).toEqual([...rest.map(({ no }) => no), last?.no]);
    db.sql('DELETE FROM company WHERE no = ?').run(last?.no);
    events.publish('company:changed', id, { ids: [id] });
    expect(await pool.companyPage(query, last, 100)).toEqual(rest);
  });
});
