// Keeps the last few whole lists of people as row numbers in their order, each until a person or a definition changes: the window
// scrolls through them by position.
import type { ReadDb } from '../../store/database.ts';
import { personRevision } from '../../store/people.ts';
import { personNumbers, type PersonQuery } from '../../store/person-list.ts';

export type PersonOrder = { numbers: Float64Array; revision: number };

const mostKept = 4;

export function createPersonOrders(): { of(db: ReadDb, query: PersonQuery): PersonOrder } {
  const kept = new Map<string, PersonOrder>();
  return {
    of(db, query) {
      const revision = personRevision(db);
      const key = JSON.stringify(query);
      const known = kept.get(key);
      kept.delete(key);
      const order = known?.revision === revision ? known : { numbers: personNumbers(db, query), revision };
      kept.set(key, order);
      for (const old of [...kept.keys()].slice(0, -mostKept)) kept.delete(old);
      return order;
    },
  };
}
