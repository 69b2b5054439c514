// Which proposal a change took: who decided it, in which batch it was made and how sure its provider was.
import type { HistoryEntry } from '../../../shared/schema/record.ts';
import { getActor } from '../../store/actors.ts';
import type { ReadDb } from '../../store/database.ts';
import { findAcceptance } from '../../store/proposals.ts';
import type { RecordChange } from '../../store/record-history.ts';
import { findStep } from '../../store/steps.ts';
import type { AnyRecord } from './any-record.ts';

/** Nothing of a change that took none. */
export function acceptedIn(
  db: ReadDb,
  { uuid }: AnyRecord,
  { run, after }: RecordChange,
): Pick<HistoryEntry, 'accepted'> {
  const step = run === null ? null : findStep(db, run);
  const [field] = Object.keys(after);
  const found = step && field !== undefined && findAcceptance(db, uuid, field, step.no);
  if (!step || !found) return {};
  const { state, ...proposal } = found;
  return { accepted: { ...proposal, edited: state === 'edited', by: getActor(db, step.actor) } };
}
