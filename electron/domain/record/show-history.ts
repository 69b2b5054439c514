// The history of a record: what was written to each field, by whom, what was offered and not taken, and what became of its
// relationships. The last first, down to how the record was made.
import type { HistoryCell, HistoryEntry } from '../../../shared/schema/record.ts';
import type { FieldValues } from '../../store/changes.ts';
import type { ReadDb } from '../../store/database.ts';
import type { FieldKey } from '../../store/field-key.ts';
import {
  firstValues,
  listRecordChanges,
  listRecordRefusals,
  type RecordChange,
  type RecordRefusal,
} from '../../store/record-history.ts';
import type { RelationChange } from '../../store/relation-history.ts';
import { isSameValue } from '../companies/same-value.ts';
import { isPerson, sourcesOf, type AnyRecord } from './any-record.ts';
import { historyKeys } from './history-keys.ts';
import type { HistoryMark } from './history-cursor.ts';
import { historyValues, type HistoryValues } from './history-values.ts';
import { acceptedIn } from './accepted-in.ts';
import { relationHistory, type RelationHistory } from './relation-history.ts';
import { actionOf } from './run-actions.ts';
import { originOf } from './show-sources.ts';
import { showWritten, sourceNamer } from './source-names.ts';

export type HistoryAsked = {
  field?: string | undefined;
  /** Whether whoever asks may read who is related to whom. */
  related: boolean;
  mark: HistoryMark;
  limit: number;
};
export type HistoryPage = { items: HistoryEntry[]; next: HistoryMark | null };

type Found =
  | { type: 'change'; seq: number; atMs: number; change: RecordChange }
  | { type: 'refusal'; seq: number; atMs: number; refusal: RecordRefusal }
  | { type: 'relation'; seq: number; atMs: number; relation: RelationChange };

export function showHistory(
  db: ReadDb,
  record: AnyRecord,
  { field, related, mark, limit }: HistoryAsked,
): HistoryPage {
  const keys = field === undefined ? null : historyKeys(db, field, isPerson(record) ? 'person' : 'company');
  const show = entryShower(db, record, keys);
  const relations = relationHistory(db, record, sourceNamer(db));
  // Relationships are of no field.
  const told = { keys, relations: related && keys === null ? relations : null };
  const found = readPage(db, record, told, mark, limit + 1);
  const isMore = found.length > limit;
  const page = isMore ? found.slice(0, limit) : found;
  const items = page.map((one) => {
    if (one.type === 'relation') return relations.show(one.relation);
    return one.type === 'change' ? show.change(one.change) : show.refusal(one.refusal);
  });
  if (isMore) return { items, next: markAfter(page, mark) };
  // The page's last place may be the creation's; it has no number and comes after all that have one.
  if (items.length === limit) return { items, next: { change: 0, refusal: 0, relation: 0 } };
  return { items: [...items, ...show.creation()], next: null };
}

/** Changes, refusals and relationships in one order, each in its own. */
function readPage(
  db: ReadDb,
  { uuid }: AnyRecord,
  { keys, relations }: { keys: readonly FieldKey[] | null; relations: RelationHistory | null },
  mark: HistoryMark,
  limit: number,
): Found[] {
  const changes = listRecordChanges(db, uuid, keys, { beforeSeq: mark.change, limit }).map(
    (change): Found => ({ type: 'change', seq: change.seq, atMs: change.atMs, change }),
  );
  const refusals = listRecordRefusals(db, uuid, keys, { beforeSeq: mark.refusal, limit }).map(
    (refusal): Found => ({ type: 'refusal', seq: refusal.seq, atMs: refusal.atMs, refusal }),
  );
  const related = (relations?.list({ beforeSeq: mark.relation, limit }) ?? []).map((relation): Found => ({
    type: 'relation',
    seq: relation.seq,
    atMs: relation.atMs,
    relation,
  }));
  return inOneOrder([changes, refusals, related], limit);
}

/** The latest first, of the same time those of an earlier list. */
function inOneOrder(lists: readonly Found[][], limit: number): Found[] {
  const merged: Found[] = [];
  const lastOf = ([first]: Found[]): number => first?.atMs ?? -Infinity;
  while (merged.length < limit) {
    const next = lists.reduce((one, other) => (lastOf(other) > lastOf(one) ? other : one)).shift();
    if (!next) break;
    merged.push(next);
  }
  return merged;
}

function markAfter(page: readonly Found[], before: HistoryMark): HistoryMark {
  const lastOf = (type: Found['type']): number =>
    page.findLast((one) => one.type === type)?.seq ?? before[type];
  return { change: lastOf('change'), refusal: lastOf('refusal'), relation: lastOf('relation') };
}

/** `keys`: only these fields are told of, and whether one of them was locked. */
function entryShower(db: ReadDb, record: AnyRecord, keys: readonly FieldKey[] | null) {
  const values = historyValues(db);
  const nameOf = sourceNamer(db);
  const sources = sourcesOf(db, record);
  const isTold = (key: FieldKey): boolean => keys === null || key === 'locks' || keys.includes(key);
  return {
    change(change: RecordChange): HistoryEntry {
      const cells = (Object.keys(change.after) as FieldKey[])
        .filter(isTold)
        .map((key) => cellOf(values, key, change, sources[key] === change.seq));
      return {
        ...showWritten(nameOf, change),
        id: `chg_${change.seq}`,
        entry: change.type === 'delete' ? 'deleted' : 'changed',
        reason: null,
        action: actionOf(db, change),
        ...acceptedIn(db, record, change),
        cells,
      };
    },
    refusal(refusal: RecordRefusal): HistoryEntry {
      const { field, value, reason, seq } = refusal;
      const held = { before: {}, after: { [field]: value } };
      return {
        ...showWritten(nameOf, refusal),
        id: `ref_${seq}`,
        entry: 'refused',
        reason,
        action: null,
        cells: [cellOf(values, field, held, false)],
      };
    },
    creation: (): HistoryEntry[] => {
      const cells = creationCells(db, record, { values, sources, isTold });
      if (keys !== null && cells.length === 0) return [];
      return [
        {
          ...showWritten(nameOf, originOf(db, record)),
          id: 'origin',
          entry: 'created',
          reason: null,
          action: null,
          cells,
        },
      ];
    },
  };
}

type Held = { before: FieldValues; after: FieldValues };

const cellOf = (
  values: HistoryValues,
  key: FieldKey,
  { before, after }: Held,
  current: boolean,
): HistoryCell => ({
  field: values.path(key),
  label: values.label(key),
  before: values.show(key, before[key]),
  after: values.show(key, after[key]),
  current,
});

type Shower = {
  values: HistoryValues;
  sources: Readonly<Record<string, number | undefined>>;
  isTold: (key: FieldKey) => boolean;
};

/** Every value that the record was made with. */
function creationCells(db: ReadDb, record: AnyRecord, { values, sources, isTold }: Shower): HistoryCell[] {
  const made: FieldValues = valuesAtCreation(db, record);
  return (Object.keys(made) as FieldKey[])
    .filter((key) => isTold(key) && !isSameValue(made[key], null))
    .map((key) => cellOf(values, key, { before: {}, after: made }, sources[key] === undefined));
}

export const valuesAtCreation = (db: ReadDb, { uuid, values }: AnyRecord): FieldValues => ({
  ...values,
  ...firstValues(db, uuid),
});
