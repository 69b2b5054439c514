// The marks of a window: sources and locks of its companies, each source told once.
import type { RowMarks } from '../../../shared/schema/record.ts';
import { isoTime } from '../../lib/clock.ts';
import { listFromSql } from '../../store/company-row.ts';
import type { ReadDb } from '../../store/database.ts';
import type { FieldKey } from '../../store/field-key.ts';
import {
  listFieldMarks,
  listOriginMarks,
  type FieldMark,
  type MarkSource,
} from '../../store/record-marks.ts';
import { definitionsOf } from '../custom-fields/definitions.ts';
import { findFieldPath } from '../custom-fields/field-path.ts';
import { sourceNamer } from './source-names.ts';

type ShownMarks = RowMarks['companies'][number];

/** Of the companies of these numbers, in their order; those that are gone are left out. */
export function showRowMarks(db: ReadDb, numbers: readonly number[]): RowMarks {
  const definitions = definitionsOf(db);
  const table = sourceTable(db);
  const origins = new Map(listOriginMarks(db, numbers).map((mark) => [mark.no, mark]));
  const fields = Map.groupBy(listFieldMarks(db, numbers), ({ no }) => no);
  const pathOf = (key: FieldKey) => findFieldPath(definitions, key);
  const companies = numbers.flatMap((no): ShownMarks[] => {
    const origin = origins.get(no);
    if (!origin) return [];
    const others = (fields.get(no) ?? []).filter((mark) => isOther(mark, origin));
    const named = others.flatMap((mark) => {
      const path = pathOf(mark.field);
      return path === null ? [] : [[path, table.add(mark, mark.atMs)] as const];
    });
    const locks = listFromSql(origin.locks).flatMap((key) => pathOf(key as FieldKey) ?? []);
    return [{ origin: table.add(origin, null), fields: Object.fromEntries(named), locks }];
  });
  return { sources: table.sources, companies };
}

/** Of persons the same kind is enough: who wrote which cell of a record that was typed in is told by its history. */
const isOther = (mark: FieldMark, origin: MarkSource): boolean =>
  mark.kind !== origin.kind || (mark.kind !== 'person' && mark.kind !== 'script' && mark.run !== origin.run);

function sourceTable(db: ReadDb) {
  const nameOf = sourceNamer(db);
  const places = new Map<string, number>();
  const sources: RowMarks['sources'] = [];
  return {
    sources,
    add({ kind, run, actor }: MarkSource, atMs: number | null): number {
      const key = `${kind} ${run} ${actor} ${atMs}`;
      const known = places.get(key);
      if (known !== undefined) return known;
      places.set(key, sources.length);
      return sources.push({ ...nameOf({ kind, run, actor }), at: atMs === null ? null : isoTime(atMs) }) - 1;
    },
  };
}
