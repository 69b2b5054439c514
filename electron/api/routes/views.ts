// Saved views. Each change is a step: what was deleted or overwritten comes back with an undo.
import { createView, deleteView, getView, listViews, updateView } from '../../../shared/contract/views.ts';
import type { StepLabel } from '../../../shared/schema/step.ts';
import type { StepOrigin } from '../../domain/companies/write-company.ts';
import { inStep } from '../../domain/steps/in-step.ts';
import * as views from '../../domain/views/manage-views.ts';
import type { WriteDb } from '../../store/database.ts';
import { listStoredViews, type StoredView } from '../../store/views.ts';
import { cursorOf, markOf } from '../cursor.ts';
import { doerOf } from '../doer.ts';
import { nextLink } from '../links.ts';
import { mount, type Mounter } from '../mount.ts';

export function viewRoutes(app: Mounter): void {
  const { store, clock, events } = app.services;
  const { db } = store;

  const step =
    (
      call: Parameters<typeof doerOf>[0],
      action: StepLabel['action'],
      work: (write: WriteDb, by: StepOrigin) => StoredView,
    ) =>
    (write: WriteDb): StoredView => {
      const label = ({ name }: StoredView): StepLabel => ({ action, companies: 0, name });
      return inStep(write, doerOf(call, clock), label, (origin) => work(write, origin));
    };

  const tell = (): void => {
    events.publish('views:changed', 'views');
    events.publish('step:changed', 'views');
  };

  mount(app, listViews, ({ query: { limit, cursor }, request }) => {
    const mark = markOf(cursor);
    const isAfter = ({ position, no }: StoredView): boolean =>
      mark === null || position > Number(mark.value) || (position === Number(mark.value) && no > mark.no);
    const rest = listStoredViews(db).filter(isAfter);
    const shown = rest.slice(0, limit);
    const last = rest.length > limit ? shown.at(-1) : undefined;
    const next = last ? cursorOf({ value: last.position, no: last.no }) : null;
    const items = shown.map((view) => views.showView(db, view));
    return { data: { items, pagination: nextLink(request, next) } };
  });

  mount(app, getView, ({ params }) => ({ data: views.showView(db, views.getView(db, params.viewId)) }));

  mount(app, createView, (call) => {
    const save = step(call, 'define', (write, by) => views.addView(write, call.body, by));
    return call.commit((write) => ({ data: views.showView(write, save(write)) }), tell);
  });

  mount(app, updateView, (call) => {
    const { viewId } = call.params;
    const change = step(call, 'define', (write, by) => views.changeView(write, viewId, call.body, by));
    return call.commit((write) => ({ data: views.showView(write, change(write)) }), tell);
  });

  mount(app, deleteView, (call) => {
    const { viewId } = call.params;
    const remove = step(call, 'remove_definition', (write, by) => views.removeView(write, viewId, by));
    return call.commit((write) => ({ data: { id: remove(write).id } }), tell);
  });
}
