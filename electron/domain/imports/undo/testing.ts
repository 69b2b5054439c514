// For tests: imports and undos on a bare store, without the queue.
import type { ImportRules } from '../../../../shared/schema/import-rules.ts';
import { must } from '../../../lib/assert.ts';
import { newId } from '../../../lib/ids.ts';
import { eachStoredKey, mergeKeyRun } from '../../../store/company-key-runs.ts';
import { fieldSourcesOf } from '../../../store/changes.ts';
import { findCompanyByNo } from '../../../store/companies.ts';
import type { StoredCompany } from '../../../store/company-row.ts';
import { transact, type WriteDb } from '../../../store/database.ts';
import { findImport, type StoredImport } from '../../../store/imports.ts';
import { listKept, type KeptCell } from '../../../store/undo-kept.ts';
import { endUndo, findUndo, saveUndo, type StoredUndo, type UndoScope } from '../../../store/undos.ts';
import { storedKeys } from '../../companies/write-company.ts';
import { nameKey } from '../../matching/company-key.ts';
import { findByDomain, findByNameKey } from '../../matching/find-company.ts';
import { createImportKeys } from '../import-keys.ts';
import { importInline } from '../import-inline.ts';
import { prepareRequest } from '../prepare-request.ts';
import { newImportId } from '../start-import.ts';
import { startUndo } from './start-undo.ts';
import { importUndoRun } from './undo-run.ts';
import { workOf } from './undo-steps.ts';

type ImportOptions = { updateExisting: boolean; tags: string[]; rules?: ImportRules };

export function importRows(
  db: WriteDb,
  rows: Record<string, unknown>[],
  { updateExisting, tags, rules = {} }: ImportOptions,
): StoredImport {
  const mapping = { seen: 'ignore' };
  const body = { rows, has_header: true, update_existing: updateExisting, tags, rules, mapping };
  const prepared = prepareRequest(body, db);
  if (prepared.kind !== 'small') throw new Error('Too many rows for a test');
  const request = {
    id: newImportId(1),
    sourceId: null,
    fileName: null,
    dialect: null,
    columns: prepared.plan.columns,
    mapping: prepared.mapping,
    updateExisting,
    tags,
    rules,
    createdBy: 'usr_1',
    createdAtMs: 1,
  };
  const fields = prepared.plan.fields.map(({ field }) => field);
  return transact(db, () => importInline(db, request, fields, prepared));
}

/** In pieces of a few rows, as a job would, each in a transaction of its own. */
export function takeBack(
  db: WriteDb,
  importId: string,
  kind: 'undo' | 'redo',
  scope: UndoScope = {},
  piece = 3,
): { undo: StoredUndo; kept: KeptCell[] } {
  const stored = must(findImport(db, importId), 'import');
  const request = { id: newId('und', 1), kind, scope, createdBy: 'usr_1', createdAtMs: 1 };
  const undo = transact(db, () => startUndo(db, stored, request));
  const keys = kind === 'redo' ? createImportKeys(db) : null;
  const run = importUndoRun(db, undo, {
    of: importId,
    origin: { kind: 'undo', run: undo.id, actor: 'usr_1', atMs: 1 },
    keys: keys ?? storedKeys(db),
  });
  let batch = 0;
  for (const step of workOf(db, undo, stored).steps) {
    const state: { position: number | null; done: boolean } = { position: null, done: false };
    while (!state.done) {
      transact(db, () => {
        Object.assign(state, step(run, state.position, piece));
        keys?.flush((batch += 1));
      });
    }
  }
  transact(db, () => {
    while (mergeKeyRun(db));
    saveUndo(db, undo.no, { ...run.tally, step: 0, position: null, done: 0 });
    endUndo(db, undo.id, 'completed', null, 1);
  });
  return { undo: must(findUndo(db, undo.id), 'undo'), kept: listKept(db, undo.no, 0, 1000) };
}

export function allCompanies(db: WriteDb): StoredCompany[] {
  const numbers = db.sql<number>('SELECT no FROM company ORDER BY no').pluck().all();
  return numbers.map((no) => must(findCompanyByNo(db, no), 'company'));
}

/** Everything about the companies that an import may change and an undo must restore, by id. */
export function stateOf(db: WriteDb): Record<string, unknown> {
  return Object.fromEntries(
    allCompanies(db).map(({ uuid, no, values, originRun, createdAtMs }) => [
      uuid.toString('hex'),
      { values, originRun, createdAtMs, sources: fieldSourcesOf(db, no) },
    ]),
  );
}

/** Names and domains whose company is not found by them; and keys that would let two companies share one. */
export function brokenKeys(db: WriteDb): string[] {
  const keys = storedKeys(db);
  const broken: string[] = [];
  for (const { no, values } of allCompanies(db)) {
    if (findByNameKey(db, keys, nameKey(values.name)) !== no) broken.push(values.name);
    if (values.domain && findByDomain(db, keys, values.domain) !== no) broken.push(values.domain);
  }
  eachStoredKey(db, (hash, no) => {
    if (!Number.isSafeInteger(hash) || no <= 0) broken.push(String(hash));
  });
  return broken;
}
