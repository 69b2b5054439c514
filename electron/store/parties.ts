// Companies and people as relations name them: what is shown of one that is related to another.
import type { EntityType } from '../../shared/schema/enrichment.ts';
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
