// Custom objects.
import {
  createObject,
  deleteObject,
  getObject,
  listObjects,
  updateObject,
} from '../../../shared/contract/objects.ts';
import * as objects from '../../domain/objects/manage-objects.ts';
import { inStep } from '../../domain/steps/in-step.ts';
import { findObjectByNo, objectPage } from '../../store/custom-objects.ts';
import { askedCollation } from '../asked-collation.ts';
import { cursorOf, markOf, orderName } from '../cursor.ts';
import { doerOf } from '../doer.ts';
import { nextLink } from '../links.ts';
import { mount, type Mounter } from '../mount.ts';

export function objectRoutes(app: Mounter): void {
  const { store, events, clock } = app.services;
  const { db } = store;

  /** Records show the names of the objects they refer to. */
  const tell = (id: string): void => {
    events.publish('object:changed', id);
    events.publish('company:changed', id, { many: true });
    events.publish('person:changed', id);
    events.publish('step:changed', id);
  };

  mount(app, listObjects, ({ request, query: { limit, cursor, q = '', type } }) => {
    const collation = askedCollation(request);
    const order = orderName('name', collation);
    const marks = objectPage(db, { q, type, collation }, markOf(cursor, order), limit + 1);
    const shown = marks.slice(0, limit);
    const last = marks.length > limit ? shown.at(-1) : undefined;
    const items = shown.flatMap(({ no }) => findObjectByNo(db, no) ?? []);
    return {
      data: {
        items: items.map((object) => objects.showObject(db, object)),
        pagination: nextLink(request, last ? cursorOf(last, order) : null),
      },
    };
  });

  mount(app, getObject, ({ params }) => ({
    data: objects.showObject(db, objects.getObject(db, params.objectId)),
  }));

  mount(app, createObject, (call) => {
    return call.commit(
      (write) => {
        const made = inStep(write, doerOf(call, clock), labelOf('create'), (by) =>
          objects.addObject(write, call.body, by),
        );
        return { data: objects.showObject(write, made) };
      },
      (reply) => tell(reply.data.id),
    );
  });

  mount(app, updateObject, (call) => {
    const { objectId } = call.params;
    return call.commit(
      (write) => {
        const changed = inStep(write, doerOf(call, clock), labelOf('define'), (by) =>
          objects.changeObject(write, objectId, call.body, by),
        );
        return { data: objects.showObject(write, changed) };
      },
      () => tell(objectId),
    );
  });

  mount(app, deleteObject, (call) => {
    const { objectId } = call.params;
    return call.commit(
      (write) => {
        inStep(write, doerOf(call, clock), labelOf('delete'), (by) =>
          objects.removeObject(write, objectId, by),
        );
        return { data: { id: objectId } };
      },
      () => tell(objectId),
    );
  });
}

const labelOf =
  (action: 'create' | 'define' | 'delete') =>
  ({ name }: { name: string }) => ({ action, companies: 0, name });
