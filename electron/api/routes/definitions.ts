// Groups, custom fields and their options.
import {
  addFieldOption,
  createCustomField,
  createGroup,
  deleteCustomField,
  deleteGroup,
  getCustomField,
  getDefinitions,
  getGroup,
  listCustomFields,
  listGroups,
  previewCustomField,
  previewGroup,
  updateCustomField,
  updateGroup,
} from '../../../shared/contract/definitions.ts';
import type { StepLabel } from '../../../shared/schema/step.ts';
import { changeFieldOrType, isOtherType, startConversion } from '../../domain/custom-fields/change-field.ts';
import { definitionsOf, fieldsOf } from '../../domain/custom-fields/definitions.ts';
import * as fields from '../../domain/custom-fields/manage-fields.ts';
import * as groups from '../../domain/custom-fields/manage-groups.ts';
import { checkWish, type PlanWish } from '../../domain/custom-fields/plan-change.ts';
import { showDefinitions, showField, showGroup } from '../../domain/custom-fields/show-definitions.ts';
import type { StepOrigin } from '../../domain/companies/write-company.ts';
import { followDefinitions } from '../../domain/magic/follow-definitions.ts';
import { inStep } from '../../domain/steps/in-step.ts';
import { highestNo } from '../../store/custom-values.ts';
import type { WriteDb } from '../../store/database.ts';
import type { Call } from '../call.ts';
import { cursorOf, markOf } from '../cursor.ts';
import { doerOf } from '../doer.ts';
import { nextLink } from '../links.ts';
import { mount, type Mounter } from '../mount.ts';

/** Up to so many records a field gets another type within the request. */
const mostConvertedAtOnce = 5000;

export function definitionRoutes(app: Mounter): void {
  const { store, clock, events, queries, jobs } = app.services;
  const { db } = store;

  /** One step. `work` answers what it was done to, and the reply. */
  const step =
    <T>(call: Changing, action: StepLabel['action'], work: (write: WriteDb, by: StepOrigin) => Done<T>) =>
    (write: WriteDb): T => {
      const label = ({ name }: Done<T>): StepLabel => ({ action, companies: 0, name });
      const doer = doerOf(call, clock);
      const { reply } = inStep(write, doer, label, (origin) => {
        const change = () => ({ result: work(write, origin), step: origin });
        return followDefinitions(write, doer, change).result;
      });
      tell();
      return reply;
    };

  /** Whoever shows definitions, or records by them, hears that they changed. */
  const tell = (): void => {
    events.publish('definitions:changed', 'definitions');
    events.publish('company:changed', 'definitions', { many: true });
    events.publish('step:changed', 'definitions');
  };

  /** Where computed values of many companies follow. */
  const thenWake = <T>(reply: T): T => {
    jobs.wake();
    return reply;
  };

  mount(app, getDefinitions, ({ query }) => ({
    data: { groups: showDefinitions(db, query.entityType), revision: definitionsOf(db).revision },
  }));

  mount(app, listGroups, ({ query, request }) => {
    const { shown, next } = pageOf(definitionsOf(db).groups, query);
    return {
      data: { items: shown.map((group) => showGroup(db, group)), pagination: nextLink(request, next) },
    };
  });

  mount(app, createGroup, (call) =>
    thenWake(
      call.commit(
        step(call, 'define', (write, by) => {
          const group = groups.addGroup(write, call.body, by);
          return { name: group.name, reply: { data: showGroup(write, group) } };
        }),
      ),
    ),
  );

  mount(app, getGroup, ({ params }) => ({ data: showGroup(db, groups.getGroup(db, params.groupId)) }));

  mount(app, updateGroup, (call) =>
    thenWake(
      call.commit(
        step(call, 'define', (write, by) => {
          const group = groups.changeGroup(write, call.params.groupId, call.body, by);
          return { name: group.name, reply: { data: showGroup(write, group) } };
        }),
      ),
    ),
  );

  const plan = async (wish: PlanWish) => {
    checkWish(db, wish);
    return { data: await queries.definitionPlan(wish) };
  };

  mount(app, previewGroup, ({ params }) => plan({ of: 'group', groupId: params.groupId }));

  mount(app, previewCustomField, ({ params, body }) => plan({ of: 'field', address: params, preview: body }));

  mount(app, deleteGroup, (call) =>
    thenWake(
      call.commit(
        step(call, 'remove_definition', (write, by) => {
          const { name, id } = groups.removeGroup(write, call.params.groupId, by);
          return { name, reply: { data: { id } } };
        }),
      ),
    ),
  );

  mount(app, listCustomFields, ({ params, query, request }) => {
    const all = fieldsOf(groups.getGroup(db, params.groupId), params.entityType);
    const { shown, next } = pageOf(all, query);
    return {
      data: { items: shown.map((field) => showField(db, field)), pagination: nextLink(request, next) },
    };
  });

  mount(app, createCustomField, (call) =>
    thenWake(
      call.commit(
        step(call, 'define', (write, by) => {
          const field = fields.addField(write, call.params, call.body, by);
          return { name: field.name, reply: { data: showField(write, field) } };
        }),
      ),
    ),
  );

  mount(app, getCustomField, ({ params }) => ({ data: showField(db, fields.getField(db, params)) }));

  mount(app, updateCustomField, async (call) => {
    const { params, body } = call;
    const isBig = highestNo(db, params.entityType) > mostConvertedAtOnce;
    if (isBig && isOtherType(fields.getField(db, params), body)) return convertInJob(call);
    return thenWake(
      call.commit(
        step(call, 'define', (write, by) => {
          const field = changeFieldOrType(write, params, body, by);
          return { name: field.name, reply: { data: showField(write, field) } };
        }),
      ),
    );
  });

  const convertInJob = async (call: Call<typeof updateCustomField>) => {
    const { params, body } = call;
    const { values } = await queries.definitionPlan({
      of: 'field',
      address: params,
      preview: { delete: true },
    });
    const reply = call.commit((write) => {
      const field = startConversion(write, params, body, doerOf(call, clock), values);
      tell();
      return { status: 202, body: { data: showField(write, field) } };
    });
    return thenWake(reply);
  };

  mount(app, addFieldOption, (call) =>
    thenWake(
      call.commit(
        step(call, 'define', (write, by) => {
          const field = fields.addFieldOption(write, call.params, call.body, by);
          return { name: call.body.label, reply: { data: showField(write, field) } };
        }),
      ),
    ),
  );

  mount(app, deleteCustomField, (call) =>
    thenWake(
      call.commit(
        step(call, 'remove_definition', (write, by) => {
          const { name, id } = fields.removeField(write, call.params, by);
          return { name, reply: { data: { id } } };
        }),
      ),
    ),
  );
}

type Changing = Parameters<typeof doerOf>[0];
type Done<T> = { name: string; reply: T };

type Placed = { no: number; position: number };

/** A page of what is in its order; the cursor is the place of the last one, so it holds while others come and go. */
function pageOf<T extends Placed>(
  all: readonly T[],
  { limit, cursor }: { limit: number; cursor?: string | undefined },
): { shown: T[]; next: string | null } {
  const mark = markOf(cursor);
  const isAfter = ({ position, no }: Placed): boolean =>
    mark === null || position > Number(mark.value) || (position === Number(mark.value) && no > mark.no);
  const rest = all.filter(isAfter);
  const shown = rest.slice(0, limit);
  const last = shown.at(-1);
  const next = last && rest.length > limit ? cursorOf({ value: last.position, no: last.no }) : null;
  return { shown, next };
}
