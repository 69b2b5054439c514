// A store that another program wrote to while Rowbench was closed. Its pages are not what they were, and still it may be whole: SQLite's
// own check and all that Rowbench holds between its rows decide. Only reads.
import { statSync } from 'node:fs';
import { t } from '../../../shared/messages/message.ts';
import type { ChangedOutside } from '../../../shared/schema/recovery.ts';
import { countCompanies } from '../companies.ts';
import { close, openReadable, openWritable, type ReadDb } from '../database.ts';
import { migrate, versionOf } from '../migrate.ts';
import { damageIn } from './damage.ts';
import { deepCheck } from './deep-check.ts';
import { sizeOfFile, walOf } from './files.ts';
import { differingPages, readSums, sumPages, type PageSums } from './page-sums.ts';
import type { CompanyTexts } from './rebuild-keys.ts';
import { isKnownVersion, migrationsUpTo } from './table-shapes.ts';
import { readWal } from './wal.ts';

export type IsCompany = (texts: CompanyTexts) => boolean;

/** Null where no sums say what the store was, or where it is what it was. */
export function findChangesOutside(file: string, isCompany: IsCompany): ChangedOutside | null {
  const sums = readSums(file);
  if (!sums || sizeOfFile(file) === 0) return null;
  const pages = countChangedPages(file, sums);
  if (pages === 0) return null;
  const since = sums.closedAt;
  // A disk that loses a bit leaves the file's time as it is; whoever writes to the file does not.
  if (statSync(file).mtimeMs === sums.mtimeMs)
    return {
      since,
      pages,
      companies: null,
      obstacle: t('No program wrote to its file: the disk altered it.'),
    };
  const obstacle = findObstacle(file, isCompany);
  return { since, pages, companies: obstacle === null ? countIn(file) : null, obstacle };
}

function countChangedPages(file: string, { sums, pageSize }: PageSums): number {
  const logged = [...readWal(walOf(file)).offsets.keys()];
  if (sums.length === 0) return logged.length;
  const present = sumPages(file, pageSize) ?? new Uint32Array();
  const changed = new Set([...differingPages(sums, present), ...logged]);
  return changed.size + Math.max(0, present.length - sums.length);
}

/** Why it must not be opened as it is, in a sentence; null where all holds that holds in a store of Rowbench's own. */
export function findObstacle(file: string, isCompany: IsCompany): string | null {
  const problem = deepCheck(file);
  if (problem !== null) return problem;
  let db: ReadDb | null = null;
  try {
    db = openReadable(file);
    return checkSchema(db) ?? checkReferences(db) ?? checkCompanies(db, isCompany);
  } catch (error) {
    const damage = damageIn(error);
    if (damage === null) throw error;
    return damage;
  } finally {
    if (db) close(db);
  }
}

function countIn(file: string): number {
  const db = openReadable(file);
  try {
    return countCompanies(db);
  } finally {
    close(db);
  }
}

function checkSchema(db: ReadDb): string | null {
  const version = versionOf(db);
  if (!isKnownVersion(version))
    return t('It has version {version}, which this Rowbench does not know.', { version });
  const [wanted, found] = [schemaAt(version), schemaIn(db)];
  for (const [name, sql] of found) {
    if (!wanted.has(name)) return t("It has {name}, which is not Rowbench's.", { name });
    if (wanted.get(name) !== sql) return t('Its {name} is not as Rowbench made it.', { name });
  }
  const missing = [...wanted.keys()].find((name) => !found.has(name));
  return missing === undefined ? null : t('Its {name} is missing.', { name: missing });
}

function schemaAt(version: number): Map<string, string> {
  const db = openWritable(':memory:');
  try {
    migrate(db, ':memory:', migrationsUpTo(version));
    return schemaIn(db);
  } finally {
    close(db);
  }
}

/** By kind and name, such as `table company`; what SQLite keeps for itself is left out. */
function schemaIn(db: ReadDb): Map<string, string> {
  const rows = db
    .sql<{ kind: string; name: string; sql: string }>(
      "SELECT type AS kind, name, ifnull(sql, '') AS sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%'",
    )
    .all();
  return new Map(rows.map(({ kind, name, sql }) => [`${kind} ${name}`, sql]));
}

function checkReferences(db: ReadDb): string | null {
  const [broken] = db.raw.pragma('foreign_key_check') as { table: string; parent: string }[];
  return broken
    ? t('A row of its {table} refers to a missing row of {parent}.', {
        table: broken.table,
        parent: broken.parent,
      })
    : null;
}

function checkCompanies(db: ReadDb, isCompany: IsCompany): string | null {
  for (const column of ['name_key', 'domain']) {
    const twins = db
      .sql<{ text: string }>(
        `SELECT ${column} AS text FROM company WHERE ${column} IS NOT NULL GROUP BY ${column} HAVING count(*) > 1 LIMIT 1`,
      )
      .get();
    if (twins)
      return t(
        column === 'domain'
          ? 'Two of its companies have the same domain: {text}.'
          : 'Two of its companies have the same name: {text}.',
        twins,
      );
  }
  const rows = db.sql<CompanyTexts>('SELECT name, name_key AS nameKey, domain FROM company').iterate();
  for (const row of rows)
    if (!isCompany(row))
      return t('The company {name} has a name_key that does not go with its name.', { name: row.name });
  return null;
}
