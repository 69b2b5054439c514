// Whose relationships a step changed, on both sides.
import type { ReadDb } from '../../store/database.ts';
import { listRelationsOfRun } from '../../store/relations.ts';
import { createParties, partyIdOf } from './parties.ts';

/** Ids of those who are there, each once. */
export function relatedBy(db: ReadDb, run: string): string[] {
  const parties = createParties(db);
  const links = listRelationsOfRun(db, run).flatMap((relation) => parties.linkOf(relation) ?? []);
  const keys = new Set(links.flatMap(({ subject, object }) => [subject, object]));
  return [...keys].map((key) => partyIdOf(parties.get(key)));
}
