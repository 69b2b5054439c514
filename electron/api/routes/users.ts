// The users of the workspace.
import {
  createUser,
  deleteUser,
  getOwnUser,
  getUser,
  listUsers,
  updateUser,
} from '../../../shared/contract/users.ts';
import { inStep } from '../../domain/steps/in-step.ts';
import * as users from '../../domain/users/manage-users.ts';
import { must } from '../../lib/assert.ts';
import { findUserById, findUserByNo, userPage } from '../../store/users.ts';
import { findOwner } from '../../store/workspace.ts';
import { cursorOf, markOf } from '../cursor.ts';
import { doerOf } from '../doer.ts';
import { nextLink } from '../links.ts';
import { mount, type Mounter } from '../mount.ts';

export function userRoutes(app: Mounter): void {
  const { store, events, clock } = app.services;
  const { db } = store;

  /** Records show the names of the users they refer to. */
  const tell = (id: string): void => {
    events.publish('user:changed', id);
    events.publish('company:changed', id, { many: true });
    events.publish('person:changed', id);
    events.publish('step:changed', id);
  };

  mount(app, listUsers, ({ request, query }) => {
    const after = markOf(query.cursor)?.no ?? 0;
    const found = userPage(db, query.q ?? '', after, query.limit + 1);
    const shown = found.slice(0, query.limit);
    const last = found.length > query.limit ? shown.at(-1) : undefined;
    const pagination = nextLink(request, last === undefined ? null : cursorOf({ value: null, no: last }));
    return { data: { items: shown.flatMap((no) => findUserByNo(db, no) ?? []), pagination } };
  });

  mount(app, getOwnUser, ({ actor }) => ({
    data: findUserById(db, actor.id) ?? must(findOwner(db), 'owner'),
  }));

  mount(app, getUser, ({ params }) => ({ data: users.getUser(db, params.userId) }));

  mount(app, createUser, (call) => {
    return call.commit(
      (write) => ({
        data: inStep(write, doerOf(call, clock), labelOf('create'), (by) =>
          users.addUser(write, call.body, by),
        ),
      }),
      (reply) => tell(reply.data.id),
    );
  });

  mount(app, updateUser, (call) => {
    const { userId } = call.params;
    return call.commit(
      (write) => ({
        data: inStep(write, doerOf(call, clock), labelOf('define'), (by) =>
          users.changeUser(write, userId, call.body, by),
        ),
      }),
      () => tell(userId),
    );
  });

  mount(app, deleteUser, (call) => {
    const { userId } = call.params;
    return call.commit(
      (write) => {
        inStep(write, doerOf(call, clock), labelOf('delete'), (by) => users.removeUser(write, userId, by));
        return { data: { id: userId } };
      },
      () => tell(userId),
    );
  });
}

const labelOf =
  (action: 'create' | 'define' | 'delete') =>
  ({ fullName }: { fullName: string }) => ({ action, companies: 0, name: fullName });
