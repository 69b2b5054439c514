// What became of a record's relationships, for its history: a person's own words, and those of a provider that was asked. Both records
// tell of it.
import type { HistoryEntry, HistoryRelation } from '../../../shared/schema/record.ts';
import { must } from '../../lib/assert.ts';
import { formatId } from '../../lib/ids.ts';
import { kindOfActor } from '../../store/actors.ts';
import type { ReadDb } from '../../store/database.ts';
import type { DefinitionRow } from '../../store/definition-changes.ts';
import type { HistoryPage, Writing } from '../../store/record-history.ts';
import { listRelationChanges, type RelationChange } from '../../store/relation-history.ts';
import { listRelationsEver, type RelationSide, type StoredRelation } from '../../store/relations.ts';
import { findStep, type StoredStep } from '../../store/steps.ts';
import { createParties, namesOf } from '../relations/parties.ts';
import { showParty } from '../relations/show-relation.ts';
import { byPerson } from '../relations/write-relation.ts';
import { showStep } from '../steps/show-step.ts';
import type { AnyRecord } from './any-record.ts';
import { showWritten, type sourceNamer } from './source-names.ts';

type Told = { relation: StoredRelation; side: RelationSide };

export type RelationHistory = {
  list(page: HistoryPage): RelationChange[];
  show(change: RelationChange): HistoryEntry;
};

export function relationHistory(
  db: ReadDb,
  record: AnyRecord,
  nameOf: ReturnType<typeof sourceNamer>,
): RelationHistory {
  const told = relationsEver(db, record);
  const parties = createParties(db);

  const seen = (change: RelationChange, step: StoredStep): HistoryRelation => {
    const { relation, side } = must(told.get(change.no), 'relation');
    const other = parties.find(side === 'object' ? relation.subject : relation.object);
    return {
      id: formatId('rel', relation.uuid),
      kind: relation.kind,
      source: relation.source,
      became: becameOf(change),
      direction: side === 'object' ? 'in' : 'out',
      other: other && showParty(other),
      before: change.before && valuesOf(change.before),
      after: isGone(change.after) ? null : valuesOf(change.after),
      step: showStep(db, step),
    };
  };
  return {
    list: (page) => (told.size === 0 ? [] : listRelationChanges(db, [...told.keys()], page)),
    show(change) {
      const step = must(findStep(db, change.run), 'step');
      const relation = seen(change, step);
      return {
        ...showWritten(nameOf, writingOf(db, change, relation, step)),
        id: `rch_${change.seq}`,
        entry: 'related',
        reason: null,
        action: step.label.action,
        cells: [],
        relation,
      };
    },
  };
}

/** By their numbers, under whichever id the record was called when they were told. */
function relationsEver(db: ReadDb, { uuid }: AnyRecord): ReadonlyMap<number, Told> {
  const sides: readonly RelationSide[] = ['subject', 'object'];
  const all = namesOf(db, uuid).flatMap((name) =>
    sides.flatMap((side) => listRelationsEver(db, name, side).map((relation) => ({ relation, side }))),
  );
  return new Map(all.map((one) => [one.relation.no, one]));
}

/** Whoever says it, but a person who deletes what a provider says. */
function writingOf(
  db: ReadDb,
  { before, after, atMs }: RelationChange,
  { source }: HistoryRelation,
  { id: run, actor }: StoredStep,
): Writing {
  const isDismissed = before?.['is_dismissed'] !== 1 && after['is_dismissed'] === 1;
  return source === byPerson || isDismissed
    ? { kind: kindOfActor(db, actor), run, actor, atMs, row: null }
    : { kind: 'refresh', run, actor: source, atMs, row: null };
}

function becameOf({ before, after }: RelationChange): HistoryRelation['became'] {
  if (before === null) return 'made';
  if (isGone(after)) return 'deleted';
  return before['to_date'] === null && after['to_date'] !== null ? 'ended' : 'changed';
}

const isGone = ({ deleted_at_ms: at }: DefinitionRow): boolean => at !== null;

const valuesOf = (row: DefinitionRow) => ({
  role: row['role'] as string | null,
  share: row['share'] as number | null,
  shareUpTo: row['share_up_to'] as number | null,
  from: row['from_date'] as string | null,
  to: row['to_date'] as string | null,
});
