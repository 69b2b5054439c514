// Who outranks whom, as the workspace has set it. Asked once for a run, not for each value.
import {
  sourcePrioritySchema,
  standingKinds,
  usualPriority,
  yieldingKinds,
  type SourcePriority,
  type StandingKind,
} from '../../../shared/schema/source-priority.ts';
import type { ReadDb, WriteDb } from '../../store/database.ts';
import type { SourceKind } from '../../store/origins.ts';
import { findSetting, setSetting } from '../../store/settings.ts';

const setting = 'source_priority';

export function sourcePriority(db: ReadDb): SourcePriority {
  const kept = sourcePrioritySchema.safeParse(findSetting(db, setting));
  return kept.data ?? usualPriority;
}

export function saveSourcePriority(
  db: WriteDb,
  change: { [K in keyof SourcePriority]?: SourcePriority[K] | undefined },
): void {
  const before = sourcePriority(db);
  const next = yieldingKinds.map((kind) => [kind, change[kind] ?? before[kind]]);
  setSetting(db, setting, Object.fromEntries(next));
}

/** The sources that such a writer does not overwrite. */
export const yieldsOf = (db: ReadDb, kind: keyof SourcePriority): readonly StandingKind[] =>
  sourcePriority(db)[kind];

/** Of a writer that has not asked. */
export const usualYields = (kind: SourceKind): readonly StandingKind[] =>
  kind in usualPriority ? usualPriority[kind as keyof SourcePriority] : [];

export const isStanding = (kind: SourceKind): kind is StandingKind =>
  (standingKinds as readonly string[]).includes(kind);
