// People out of a file that waits to be imported.
import { importPeople } from '../../../shared/contract/people-import.ts';
import { readProfiles } from '../../domain/imports/people/read-profiles.ts';
import { readingOf } from '../../domain/imports/show-source.ts';
import { requireUnchangedSource } from '../../domain/imports/source-files.ts';
import { importPeople as makePeople } from '../../domain/people/import-people.ts';
import { transactTelling } from '../../domain/webhooks/promise-events.ts';
import { inTurns } from '../../jobs/enrichment/in-pieces.ts';
import { listRowEdits } from '../../store/row-edits.ts';
import { doerOf } from '../doer.ts';
import { mount, type Mounter } from '../mount.ts';
import { getSource } from '../stored.ts';

export function peopleImportRoutes(app: Mounter): void {
  const { store, events, clock } = app.services;
  const { db } = store;
  const tell = (sourceId: string): void => {
    events.publish('person:changed', sourceId);
    events.publish('step:changed', sourceId);
  };

  mount(app, importPeople, async (call) => {
    const source = getSource(db, call.params.sourceId);
    await requireUnchangedSource(source);
    const { dialect, columns } = readingOf(source);
    const { path, id } = source;
    const file = { path, dialect, columns: columns.map(({ key }) => key), edits: listRowEdits(db, id) };
    const { rows, counts, errors } = await readProfiles(file, call.body);
    const work = makePeople(db, rows, { doer: doerOf(call, clock), file: source.fileName });
    const { ids, created, stepId } = await inTurns(() =>
      transactTelling(db, events, () => {
        const next = work.next();
        if (next.value === true) tell(id);
        return next;
      }),
    );
    return call.commit(() => ({
      data: {
        created_count: created,
        matched_count: ids.length - created,
        repeated_count: counts.repeated,
        failed_count: counts.failed,
        blank_count: counts.blank,
        total_count: counts.total,
        errors,
        people: ids,
        step_id: stepId,
      },
    }));
  });
}
