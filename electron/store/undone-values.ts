// Custom values of records that an undo or a deletion put aside: they come back as whole rows, so what becomes of a field's values
// meanwhile must happen to theirs too.
import type { EntityType } from '../../shared/schema/custom-field.ts';
import type { ReadDb, WriteDb } from './database.ts';
import type { CustomKey, CustomValue } from './field-key.ts';

const tables = {
  company: { rows: 'undone_company', sources: 'undone_field_source', no: 'company_no' },
  person: { rows: 'undone_person', sources: 'undone_person_source', no: 'person_no' },
} as const satisfies Record<EntityType, object>;

type UndoneValue = { undoNo: number; no: number; value: string };

const piece = 1000;

function listUndone(db: ReadDb, rows: string, key: CustomKey, after: UndoneValue | undefined): UndoneValue[] {
  return db
    .sql<UndoneValue>(
      `SELECT undo_no AS undoNo, no, custom -> '$.${key}' AS value FROM ${rows}
       WHERE (undo_no, no) > (?, ?) AND custom ->> '$.${key}' IS NOT NULL ORDER BY undo_no, no LIMIT ?`,
    )
    .all(after?.undoNo ?? Number.MIN_SAFE_INTEGER, after?.no ?? 0, piece);
}

/** Gives each that has a value under `from` the one that `convert` makes of it under `to`, with the source that it had. */
export function convertUndone(
  db: WriteDb,
  entityType: EntityType,
  { from, to }: { from: CustomKey; to: CustomKey },
  convert: (value: CustomValue) => CustomValue | null,
): void {
  const { rows, sources, no } = tables[entityType];
  const update = db.sql(
    `UPDATE ${rows} SET custom = json_set(custom, '$.${to}', json(?)) WHERE undo_no = ? AND no = ?`,
  );
  let page = listUndone(db, rows, from, undefined);
  while (page.length > 0) {
    for (const row of page) {
      const value = convert(JSON.parse(row.value) as CustomValue);
      if (value !== null) update.run(JSON.stringify(value), row.undoNo, row.no);
    }
    page = page.length < piece ? [] : listUndone(db, rows, from, page.at(-1));
  }
  db.sql(
    `INSERT OR IGNORE INTO ${sources} (undo_no, ${no}, field, change_seq)
     SELECT undo_no, ${no}, ?, change_seq FROM ${sources} WHERE field = ?`,
  ).run(to, from);
}
