// How long it takes to find who owns a company in the end, where nearly everybody holds something of everybody: of 100,000 companies
// nine in ten are held by three or four others at random, so that most stand in one circle. Nothing is kept from one time to the next.
import { rmSync } from 'node:fs';
import { ultimateOwners } from '../electron/domain/relations/ultimate-owners.ts';
import { newUuidBytes } from '../electron/lib/ids.ts';
import { findCompanyByNo, insertCompany } from '../electron/store/companies.ts';
import { noValues } from '../electron/store/company-row.ts';
import { readTogether, transact, type WriteDb } from '../electron/store/database.ts';
import { openStore } from '../electron/store/open-store.ts';
import { originNo } from '../electron/store/origins.ts';
import { insertRelation } from '../electron/store/relations.ts';
import { seededRandom } from '../electron/testing/seeded-random.ts';
import { median, type Figure } from './stats.ts';

const companies = 100_000;
const holdings = 300_000;
const rounds = 7;
const limitMs = 1000;

function writeStore(db: WriteDb): void {
  const random = seededRandom(7);
  const no = originNo(db, { kind: 'import', run: 'imp_1', actor: 'usr_1' });
  const ids = Array.from({ length: companies }, () => newUuidBytes(1));
  for (const [at, uuid] of ids.entries()) {
    const values = { ...noValues, name: `Company ${at}` };
    insertCompany(db, { uuid, values, createdAtMs: 1 }, `company ${at}`, { no, row: null });
  }
  const none = { role: null, shareUpTo: null, from: null, to: null, asOf: null };
  const told = {
    ...none,
    kind: 'shareholder' as const,
    source: 'registry',
    createdAtMs: 1,
    createdBy: 'usr_1',
  };
  for (const [at, object] of ids.entries())
    for (let each = 0; each < ownersOf(at); each += 1) {
      const subject = ids[Math.floor(random() * companies)] ?? object;
      const share = 10 + Math.floor(random() * 15);
      insertRelation(db, { ...told, uuid: newUuidBytes(1), subject, object, share });
    }
}

/** 300,000 in all; of a tenth nobody is known. */
const ownersOf = (at: number): number => (at % 10 === 0 ? 0 : at % 3 === 0 ? 4 : 3);

export function measureOwnership(dataDir: string): Figure {
  const made = openStore(dataDir);
  transact(made.db, () => writeStore(made.db));
  made.close();
  const store = openStore(dataDir);
  const { db } = store;
  const query = { over: 25, today: '2026-01-01' };
  const times = Array.from({ length: rounds }, (_, round) => {
    const stored = findCompanyByNo(db, 2 + round * 1000);
    if (!stored) throw new Error('The company is not there');
    const start = performance.now();
    const { unknown } = readTogether(db, () => ultimateOwners(db, { entity: 'company', stored }, query));
    if (unknown >= 100) throw new Error('Nobody owns it');
    return performance.now() - start;
  });
  store.close();
  rmSync(dataDir, { recursive: true, force: true });
  const ms = median(times);
  return {
    what: 'Ultimate owners of a company',
    value: `${Math.round(ms)} ms`,
    limit: `≤ ${limitMs} ms`,
    holds: ms <= limitMs,
    detail: `${companies.toLocaleString('en-US')} companies, ${holdings.toLocaleString('en-US')} holdings, most of the companies in one circle; read and computed anew, median of ${rounds}`,
  };
}
