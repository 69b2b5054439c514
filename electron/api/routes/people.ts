// People: each change is a step that can be undone.
import {
  createPerson,
  deletePerson,
  getPerson,
  listPeople,
  listPeopleOfCompany,
  updatePerson,
  windowOfPeople,
} from '../../../shared/contract/people.ts';
import type { Person } from '../../../shared/schema/person.ts';
import type { StepLabel } from '../../../shared/schema/step.ts';
import { getStoredCompany } from '../../domain/companies/read-companies.ts';
import { addPerson, patchPerson, removePerson } from '../../domain/people/edit-person.ts';
import { createPersonOrders } from '../../domain/people/person-orders.ts';
import { resolvePersonQuery } from '../../domain/people/person-query.ts';
import { getStoredPerson, idsOfCompany, showPeople, showPerson } from '../../domain/people/read-people.ts';
import { inStep } from '../../domain/steps/in-step.ts';
import { listNosOfCompany } from '../../store/people.ts';
import { personPage } from '../../store/person-list.ts';
import type { StoredPerson } from '../../store/person-row.ts';
import { askedCollation } from '../asked-collation.ts';
import { cursorOf, markOf, orderName } from '../cursor.ts';
import { doerOf } from '../doer.ts';
import { expectedVersion } from '../if-match.ts';
import { nextLink } from '../links.ts';
import { mount, type Mounter } from '../mount.ts';
import { personRecordRoutes } from './person-record.ts';

export function personRoutes(app: Mounter): void {
  const { store, events, clock } = app.services;
  const { db } = store;
  const orders = createPersonOrders();
  personRecordRoutes(app);

  /** Companies show the names of the people they refer to. */
  const tell = (id: string): void => {
    events.publish('person:changed', id);
    events.publish('company:changed', id, { many: true });
    events.publish('step:changed', id);
  };

  mount(app, listPeople, ({ request, query }) => {
    const { limit, cursor } = query;
    const resolved = resolvePersonQuery(db, query, askedCollation(request));
    const order = orderName(query.sort, resolved.sort?.collation);
    const marks = personPage(db, resolved, markOf(cursor, order), limit + 1);
    const shown = marks.slice(0, limit);
    const last = marks.length > limit ? shown.at(-1) : undefined;
    const items = showPeople(
      db,
      shown.map(({ no }) => no),
    );
    return { data: { items, pagination: nextLink(request, last ? cursorOf(last, order) : null) } };
  });

  mount(app, windowOfPeople, ({ request, query }) => {
    const { offset, limit } = query;
    const { numbers, revision } = orders.of(db, resolvePersonQuery(db, query, askedCollation(request)));
    const items = showPeople(db, numbers.subarray(offset, offset + limit));
    return { data: { items, offset, total: numbers.length, revision } };
  });

  mount(app, listPeopleOfCompany, ({ request, params, query }) => {
    const ids = idsOfCompany(db, getStoredCompany(db, params.companyId));
    const after = markOf(query.cursor)?.no ?? 0;
    const found = listNosOfCompany(db, ids, after, query.limit + 1);
    const shown = found.slice(0, query.limit);
    const last = found.length > query.limit ? shown.at(-1) : undefined;
    const pagination = nextLink(request, last === undefined ? null : cursorOf({ value: null, no: last }));
    return { data: { items: showPeople(db, shown), pagination } };
  });

  mount(app, getPerson, ({ params }) => respond(showPerson(db, getStoredPerson(db, params.personId))));

  mount(app, createPerson, (call) => {
    return call.commit(
      (write) => {
        const made = inStep(write, doerOf(call, clock), labelOf('create'), (origin) =>
          addPerson(write, call.body, origin),
        );
        return respond(showPerson(write, made));
      },
      (reply) => tell(reply.body.data.id),
    );
  });

  mount(app, updatePerson, (call) => {
    const expected = expectedVersion(call.request);
    const { personId } = call.params;
    const label = labelOf('edit', Object.keys(call.body));
    return call.commit(
      (write) => {
        const changed = inStep(write, doerOf(call, clock), label, (origin) =>
          patchPerson(write, personId, call.body, expected, origin),
        );
        return respond(showPerson(write, changed));
      },
      () => tell(personId),
    );
  });

  mount(app, deletePerson, (call) => {
    const expected = expectedVersion(call.request);
    const { personId } = call.params;
    return call.commit(
      (write) => {
        inStep(write, doerOf(call, clock), labelOf('delete'), (origin) =>
          removePerson(write, personId, expected, origin),
        );
        return { data: { id: personId } };
      },
      () => tell(personId),
    );
  });
}

const mostFieldsNamed = 5;

const labelOf =
  (action: StepLabel['action'], fields: string[] = []) =>
  ({ values }: StoredPerson): StepLabel => ({
    action,
    companies: 0,
    name: values.fullName,
    ...(fields.length > 0 && { fields: fields.slice(0, mostFieldsNamed) }),
  });

const respond = (person: Person) => ({
  status: 200,
  body: { data: person },
  headers: { ETag: `"${person.version}"` },
});
