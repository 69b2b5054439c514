// Who or what stands behind a run, as a person calls it: a person or key by name, an import by its file.
import type { RecordSource, Written } from '../../../shared/schema/record.ts';
import { isoTime } from '../../lib/clock.ts';
import { parseId } from '../../lib/ids.ts';
import { remember } from '../../lib/remember.ts';
import { getActor } from '../../store/actors.ts';
import type { ReadDb } from '../../store/database.ts';
import { findFileName } from '../../store/import-files.ts';
import type { SourceKind } from '../../store/origins.ts';
import { nameOfRule } from '../../store/rules.ts';
import { findStep } from '../../store/steps.ts';
import type { Writing } from '../../store/record-history.ts';

type Source = { kind: SourceKind; run: string | null; actor: string };

/** Each asked for once, for many values. */
export function sourceNamer(db: ReadDb): (source: Source) => RecordSource {
  const fileOf = remember((run: string) => findFileName(db, run) ?? findStep(db, run)?.label.file ?? null);
  const actorOf = remember((id: string) => nameOfActor(db, id));
  return ({ kind, run, actor }) => {
    const name = kind === 'import' && run !== null ? fileOf(run) : actorOf(actor);
    return { kind, name, actor, run };
  };
}

/** A rule is called by its name, a provider by its code. */
function nameOfActor(db: ReadDb, id: string): string {
  const rule = parseId('rul', id);
  if (rule) return nameOfRule(db, rule) ?? id;
  const { fullName } = getActor(db, id);
  return fullName === 'unknown' ? id : fullName;
}

export function showWritten(nameOf: (source: Source) => RecordSource, writing: Writing): Written {
  return { ...nameOf(writing), at: isoTime(writing.atMs), row: writing.row };
}
