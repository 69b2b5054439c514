// Does something for real and takes it back at once, so that what is said of it is exactly what would become of it.
import type { WriteDb } from '../../../store/database.ts';

/** Call it in a transaction; what it threw goes on. */
export function rehearse<T>(db: WriteDb, work: () => T): T {
  db.sql('SAVEPOINT rehearsal').run();
  try {
    return work();
  } finally {
    db.sql('ROLLBACK TO rehearsal').run();
    db.sql('RELEASE rehearsal').run();
  }
}
