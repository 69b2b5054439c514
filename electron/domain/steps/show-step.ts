// Steps as the wire shows them.
import type { Step, StepResult } from '../../../shared/schema/step.ts';
import { isoTime } from '../../lib/clock.ts';
import { formatId } from '../../lib/ids.ts';
import { getActor } from '../../store/actors.ts';
import type { ReadDb } from '../../store/database.ts';
import type { StoredStep } from '../../store/steps.ts';
import { definitionsOf } from '../custom-fields/definitions.ts';
import { findFieldPath } from '../custom-fields/field-path.ts';
import type { Kept } from '../imports/undo/undo-run.ts';
import type { Toggled } from './toggle-step.ts';

export const showStep = (db: ReadDb, { id, label, state, actor, atMs }: StoredStep): Step => ({
  id,
  label,
  state,
  actor: getActor(db, actor),
  at: isoTime(atMs),
});

const mostShown = 100;

export function showToggled(db: ReadDb, { step, cells, companies, kept }: Toggled): StepResult {
  const definitions = definitionsOf(db);
  const show = ({ companyUuid, idPrefix, companyName, field, reason }: Kept): StepResult['kept'][number] => ({
    companyId: formatId(idPrefix ?? 'com', companyUuid),
    companyName,
    field: field && (findFieldPath(definitions, field) ?? field),
    reason,
  });
  return {
    step: showStep(db, step),
    cells,
    companies,
    kept: kept.slice(0, mostShown).map(show),
    keptCount: kept.length,
  };
}
