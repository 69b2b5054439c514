// The record behind a person: history, sources, locks.
import { getPersonHistory, getPersonSources, setPersonLocks } from '../../../shared/contract/record.ts';
import type { StepLabel } from '../../../shared/schema/step.ts';
import { lockablePersonKeys } from '../../domain/companies/set-locks.ts';
import { definitionsOf } from '../../domain/custom-fields/definitions.ts';
import { setPersonLocks as lockPerson } from '../../domain/people/lock-person.ts';
import { getStoredPerson, showPerson } from '../../domain/people/read-people.ts';
import { historyCursor, historyMark } from '../../domain/record/history-cursor.ts';
import { showHistory } from '../../domain/record/show-history.ts';
import { showSources } from '../../domain/record/show-sources.ts';
import { inStep } from '../../domain/steps/in-step.ts';
import { showStep } from '../../domain/steps/show-step.ts';
import { readTogether } from '../../store/database.ts';
import type { StoredPerson } from '../../store/person-row.ts';
import { findStep } from '../../store/steps.ts';
import { doerOf } from '../doer.ts';
import { nextLink } from '../links.ts';
import { mount, type Mounter } from '../mount.ts';
import { readsRelations } from '../relation-readers.ts';

export function personRecordRoutes(app: Mounter): void {
  const { store, clock, events } = app.services;
  const { db } = store;

  mount(app, getPersonSources, ({ params }) => ({
    data: readTogether(db, () => showSources(db, getStoredPerson(db, params.personId))),
  }));

  mount(app, getPersonHistory, ({ params, query, request, identity }) => {
    const { field, cursor, limit } = query;
    const asked = { field, related: readsRelations(identity), mark: historyMark(cursor), limit };
    const { items, next } = readTogether(db, () =>
      showHistory(db, getStoredPerson(db, params.personId), asked),
    );
    return { data: { items, pagination: nextLink(request, next && historyCursor(next)) } };
  });

  mount(app, setPersonLocks, (call) => {
    const { fields, locked } = call.body;
    const { personId } = call.params;
    const label = ({ values }: StoredPerson): StepLabel => ({
      action: locked ? 'lock' : 'unlock',
      companies: 0,
      name: values.fullName,
      fields: fields.slice(0, 5),
    });
    return call.commit(
      (write) => {
        let run: string | null = null;
        const person = inStep(write, doerOf(call, clock), label, (origin) => {
          run = origin.run;
          const keys = lockablePersonKeys(definitionsOf(write), fields);
          const changes = locked ? { add: keys, remove: [] } : { add: [], remove: keys };
          return lockPerson(write, getStoredPerson(write, personId), changes, origin);
        });
        const step = run === null ? null : findStep(write, run);
        return { data: { person: showPerson(write, person), step: step && showStep(write, step) } };
      },
      (reply) => {
        if (reply.data.step === null) return;
        events.publish('person:changed', personId);
        events.publish('step:changed', reply.data.step.id);
      },
    );
  });
}
