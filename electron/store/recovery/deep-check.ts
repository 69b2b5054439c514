// The thorough look: SQLite's own check and what must hold between tables. It costs about a second for each 100 MB.
import { t } from '../../../shared/messages/message.ts';
import { close, openReadable, type ReadDb } from '../database.ts';
import { versionOf } from '../migrate.ts';
import { damageIn } from './damage.ts';

/** What is wrong, in a sentence; null where nothing is, or where `goOn` said no before the end. */
export function deepCheck(file: string, goOn: () => boolean = () => true): string | null {
  let db: ReadDb | null = null;
  try {
    db = openReadable(file);
    return checkTables(db, goOn) ?? (versionOf(db) > 0 ? checkLedgers(db) : null);
  } catch (error) {
    const damage = damageIn(error);
    if (damage === null) throw error;
    return damage;
  } finally {
    if (db) close(db);
  }
}

function checkTables(db: ReadDb, goOn: () => boolean): string | null {
  const tables = db
    .sql<{ name: string }>("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    .all();
  for (const { name } of tables) {
    if (!goOn()) return null;
    const verdict = String(db.raw.pragma(`integrity_check("${name}")`, { simple: true }));
    if (verdict !== 'ok')
      return t('Its table {name} is damaged: {verdict}.', { name, verdict: firstLine(verdict) });
  }
  return null;
}

const firstLine = (text: string): string =>
  text.split('\n').filter((line) => !line.startsWith('***'))[0] ?? text;

/** An import counts what it did to each record, in the transaction that did it. */
function checkLedgers(db: ReadDb): string | null {
  const wrong = db
    .sql<{ id: string }>(
      `SELECT id FROM import_job
       WHERE created + updated + unchanged + skipped + failed + blank < records_done LIMIT 1`,
    )
    .get();
  return wrong ? t('The ledger of the import {id} does not add up.', { id: wrong.id }) : null;
}
