// Undo and redo of everything that a person or script does.
import { AppError } from '../../../shared/errors.ts';
import { listSteps, redoLastStep, redoStep, undoLastStep, undoStep } from '../../../shared/contract/steps.ts';
import { t } from '../../../shared/messages/message.ts';
import { mostAtOnce, showBulkJob, startToggle } from '../../domain/bulk/start-bulk.ts';
import { showStep, showToggled } from '../../domain/steps/show-step.ts';
import { sizeOfStep, toggleStep, type Direction } from '../../domain/steps/toggle-step.ts';
import type { ReadDb } from '../../store/database.ts';
import {
  findNextRedo,
  findNextUndo,
  findStep,
  listSteps as stepsBefore,
  type StoredStep,
} from '../../store/steps.ts';
import type { Call } from '../call.ts';
import { cursorOf, markOf } from '../cursor.ts';
import { nextLink } from '../links.ts';
import { doerOf } from '../doer.ts';
import { mount, type Mounter } from '../mount.ts';

type ToggleCall = Call<typeof undoLastStep> | Call<typeof undoStep>;

export function stepRoutes(app: Mounter): void {
  const { store, clock, events, jobs } = app.services;
  const { db } = store;

  const tell = (id: string, isBig: boolean): void => {
    events.publish('step:changed', id);
    // The others are told by the job, once it has changed something.
    if (isBig) return;
    events.publish('company:changed', id, { many: true });
    events.publish('definitions:changed', id);
    events.publish('person:changed', id);
    events.publish('user:changed', id);
    events.publish('object:changed', id);
    events.publish('relation:changed', id);
    events.publish('rules:changed', id);
  };

  const toggle = (call: ToggleCall, direction: Direction, find: (db: ReadDb) => StoredStep) => {
    const doer = doerOf(call, clock);
    const { commit } = call as Pick<Call<typeof undoStep>, 'commit'>;
    const isBig = sizeOfStep(db, find(db)) > mostAtOnce;
    const reply = commit(
      (write) =>
        isBig
          ? {
              status: 202,
              body: { data: showBulkJob(write, startToggle(write, doer, find(write), direction)) },
            }
          : {
              status: 200,
              body: { data: showToggled(write, toggleStep(write, find(write), direction, doer)) },
            },
      () => tell(call.requestId, isBig),
    );
    // A small step too may leave computed values of many companies to a job.
    jobs.wake();
    return reply;
  };

  mount(app, listSteps, ({ query, request, actor }) => {
    const before = markOf(query.cursor)?.no ?? Number.MAX_SAFE_INTEGER;
    const page = stepsBefore(db, actor.id, before, query.limit + 1);
    const shown = page.slice(0, query.limit);
    const end = page.length > query.limit ? shown.at(-1) : undefined;
    const pagination = nextLink(request, end === undefined ? null : cursorOf({ value: null, no: end.no }));
    return { data: { items: shown.map((step) => showStep(db, step)), pagination } };
  });

  mount(app, undoLastStep, (call) =>
    toggle(call, 'undo', (read) => findNextUndo(read, call.actor.id) ?? nothing('undo')),
  );
  mount(app, redoLastStep, (call) =>
    toggle(call, 'redo', (read) => findNextRedo(read, call.actor.id) ?? nothing('redo')),
  );
  mount(app, undoStep, (call) => toggle(call, 'undo', (read) => getStep(read, call.params.stepId)));
  mount(app, redoStep, (call) => toggle(call, 'redo', (read) => getStep(read, call.params.stepId)));
}

function nothing(direction: Direction): never {
  throw new AppError('job_conflict', {
    message: t(direction === 'undo' ? 'There is nothing to undo.' : 'There is nothing to redo.'),
  });
}

function getStep(db: ReadDb, id: string): StoredStep {
  const step = findStep(db, id);
  if (!step) throw new AppError('not_found', { message: t('There is no step {id}.', { id }) });
  return step;
}
