// Rules over many records: conditions over fields, profile, relations and answers, with what comes of them written, as a run does it.
import { must } from '../electron/lib/assert.ts';
import { newUuidBytes } from '../electron/lib/ids.ts';
import { addRule } from '../electron/domain/rules-engine/manage-rules.ts';
import { runPiece } from '../electron/domain/rules-engine/run-many.ts';
import { definitionsOf } from '../electron/domain/custom-fields/definitions.ts';
import { inStep } from '../electron/domain/steps/in-step.ts';
import { insertCompany } from '../electron/store/companies.ts';
import { noValues } from '../electron/store/company-row.ts';
import { transact, type WriteDb } from '../electron/store/database.ts';
import { openStore } from '../electron/store/open-store.ts';
import { originNo } from '../electron/store/origins.ts';
import { insertRelation } from '../electron/store/relations.ts';
import { emptyTally } from '../electron/store/step-jobs.ts';
import { ruleInputSchema } from '../shared/schema/rule.ts';
import type { RuleNode } from '../shared/schema/rule-conditions.ts';
import { median, type Figure } from './stats.ts';

const records = 1000;
const limitMs = 1000;
const rounds = 5;
const me = { kind: 'person', actor: 'usr_1', atMs: Date.parse('2026-03-01') } as const;

const conditions: readonly RuleNode[] = [
  { path: 'entityData.status', operator: 'eq', value: 'dissolved' },
  { path: 'days:entityData.incorporationDate', operator: 'lt', value: 365 },
  {
    all: [
      { path: 'countryCode', operator: 'in', value: ['GB', 'DE'] },
      { path: 'domain', operator: 'empty' },
    ],
  },
  { some: 'relations.shareholders', where: { path: 'share', operator: 'gt', value: 25 } },
  { path: 'length:relations.shareholders', operator: 'gte', value: 2 },
  { path: 'enrichment.days', operator: 'empty' },
  { path: 'name', operator: 'matches', value: '*company ?9*' },
  {
    none: [
      { path: 'tags', operator: 'eq', value: 'vip' },
      { path: 'foundationYear', operator: 'lt', value: 1990 },
    ],
  },
  {
    any: [
      { path: 'employeeRange', operator: 'eq', value: '11-50' },
      { path: 'industry', operator: 'contains', value: 'steel' },
    ],
  },
  { path: 'entityData.officers.role', operator: 'eq', value: 'director' },
];

function addCompanies(db: WriteDb): void {
  const no = originNo(db, { kind: 'import', run: 'imp_1', actor: me.actor });
  let before: Buffer | null = null;
  for (let at = 0; at < records; at += 1) {
    const uuid = newUuidBytes(1);
    const values = {
      ...noValues,
      name: `Company ${at}`,
      countryCode: at % 3 === 0 ? 'GB' : 'FR',
      foundationYear: String(1980 + (at % 40)),
      industry: at % 5 === 0 ? 'Steel works' : 'Cloth',
      'p:status': at % 10 === 0 ? 'dissolved' : 'active',
      'p:incorporationDate': at % 4 === 0 ? '2025-10-01' : '1999-01-01',
      'p:officers': [{ name: 'A', role: at % 2 === 0 ? 'director' : 'secretary' }],
    };
    insertCompany(db, { uuid, values, createdAtMs: 1 }, `company ${at}`, { no, row: null });
    if (before) relate(db, before, uuid, at % 100);
    before = uuid;
  }
}

function relate(db: WriteDb, subject: Buffer, object: Buffer, share: number): void {
  insertRelation(db, {
    uuid: newUuidBytes(1),
    kind: 'shareholder',
    subject,
    object,
    role: null,
    share,
    shareUpTo: null,
    from: null,
    to: null,
    source: 'gleif',
    asOf: null,
    createdAtMs: 1,
    createdBy: me.actor,
  });
}

const addRules = (db: WriteDb): void =>
  transact(db, () =>
    inStep(db, me, { action: 'define', companies: 0 }, (origin) => {
      for (const [at, node] of conditions.entries()) {
        const outcomes = [
          at % 2 === 0 ? { kind: 'risk', points: at + 1 } : { kind: 'tag', tag: `tag ${at}` },
        ];
        const rule = { name: `Rule ${at}`, entity: 'company', conditions: node, outcomes };
        addRule(db, ruleInputSchema.parse(rule), origin);
      }
    }),
  );

/** In milliseconds: all rules over all records in one transaction, as a job writes them. */
function runAll(db: WriteDb): number {
  definitionsOf(db);
  const numbers = db.sql<number>('SELECT no FROM company ORDER BY no').pluck().all();
  const startedAt = performance.now();
  transact(db, () =>
    inStep(db, me, { action: 'run_rules', companies: 0 }, (origin) => {
      const spec = { numbers, rules: { entity: 'company' } } as const;
      for (let at = { position: 0, done: false }; !at.done;)
        at = runPiece(db, spec, origin, emptyTally(), at.position, 100);
    }),
  );
  return performance.now() - startedAt;
}

export function measureRules(dataDir: string): Figure {
  const store = openStore(dataDir);
  transact(store.db, () => addCompanies(store.db));
  addRules(store.db);
  const times = Array.from({ length: rounds }, () => runAll(store.db));
  store.close();
  const first = must(times[0]);
  return {
    what: `${conditions.length} rules over ${records.toLocaleString('en-US')} companies, ${(conditions.length * records).toLocaleString('en-US')} in all`,
    value: `${first.toFixed(0)} ms`,
    limit: `≤ ${limitMs.toLocaleString('en-US')} ms`,
    holds: first <= limitMs,
    detail: `the first run, which writes everything that comes of them; a run that finds nothing new takes ${median(times.slice(1)).toFixed(0)} ms`,
  };
}
