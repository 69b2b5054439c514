// Companies and people as relations name them: what is shown of one that is related to another.
import type { EntityType } from '../../shared/schema/enrichment.ts';
import { taxIdMarks } from '../lib/tax-id.ts';
import type { ReadDb } from './database.ts';

export type Party = { uuid: Buffer; type: EntityType; name: string; countryCode: string | null };

export function findParty(db: ReadDb, uuid: Buffer): Party | null {
  const company = db
    .sql<Omit<Party, 'uuid' | 'type'>>('SELECT name, country_code AS countryCode FROM company WHERE uuid = ?')
    .get(uuid);
  if (company) return { uuid, type: 'company', ...company };
  const person = db.sql<{ name: string }>('SELECT full_name AS name FROM person WHERE uuid = ?').get(uuid);
  return person ? { uuid, type: 'person', name: person.name, countryCode: null } : null;
}

/** By what its register calls it; several where registers number alike. */
export const companiesOfRegistration = (db: ReadDb, number: string): Buffer[] =>
  db
    .sql<Buffer>(`SELECT uuid FROM company WHERE json_extract(custom, '$."p:registrationNumber"') = ?`)
    .pluck()
    .all(number);

export const companiesOfLei = (db: ReadDb, lei: string): Buffer[] =>
  db
    .sql<Buffer>(`SELECT uuid FROM company WHERE json_extract(custom, '$."p:identifiers".lei') = ?`)
    .pluck()
    .all(lei);

const plainColumn = taxIdMarks.reduce((sql, mark) => `replace(${sql}, '${mark}', '')`, 'upper(tax_id)');

/** Without marks, as lib/tax-id.ts has them. Reads every company: ask for all at once. */
export const companiesOfPlainTaxIds = (
  db: ReadDb,
  taxIds: readonly string[],
): { uuid: Buffer; taxId: string }[] =>
  db
    .sql<{ uuid: Buffer; taxId: string }>(
      `SELECT uuid, ${plainColumn} AS taxId FROM company
       WHERE tax_id IS NOT NULL AND ${plainColumn} IN (SELECT value FROM json_each(?)) ORDER BY no`,
    )
    .all(JSON.stringify(taxIds));
