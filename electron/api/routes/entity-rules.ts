// Rules over companies and people, without /v1 and the envelope, as the contract has them. Each change is a step.
import {
  createRule,
  deleteRule,
  getEntityRules,
  getRule,
  listRules,
  listRuleVersions,
  runEntityRules,
  runManyRules,
  testRule,
  updateRule,
  updateRuleTask,
} from '../../../shared/contract/entity-rules.ts';
import { entityTypes, type EntityType } from '../../../shared/schema/enrichment.ts';
import type { StepLabel } from '../../../shared/schema/step.ts';
import { showBulkJob } from '../../domain/bulk/start-bulk.ts';
import type { StepOrigin } from '../../domain/companies/write-company.ts';
import { getEntity } from '../../domain/entities/find-entity.ts';
import { idOf, nameOf, type ReviewRecord } from '../../domain/review/review-record.ts';
import * as rules from '../../domain/rules-engine/manage-rules.ts';
import { runRules } from '../../domain/rules-engine/run-rules.ts';
import { setTaskDone, showRecordRules } from '../../domain/rules-engine/show-outcomes.ts';
import { labelOfRun, startRulesRun } from '../../domain/rules-engine/start-run.ts';
import { compileTried, tryOnRecord, tryOnSample } from '../../domain/rules-engine/try-rule.ts';
import { inStep } from '../../domain/steps/in-step.ts';
import { readTogether, type WriteDb } from '../../store/database.ts';
import * as stored from '../../store/rules.ts';
import { findStep } from '../../store/steps.ts';
import { requirePermission, type Identity } from '../auth.ts';
import { doerOf } from '../doer.ts';
import { mount, type Mounter } from '../mount.ts';
import { recordsToRun, sampledRecords } from '../rule-records.ts';

const kinds = { company: 'companies', person: 'people' } as const;

/** Whoever knows what a rule finds, or what it writes, knows or writes its records. */
const requireRecords = (identity: Identity, may: 'read' | 'write', entity: EntityType): void =>
  requirePermission(identity, `${may}:${kinds[entity]}`);

export function entityRuleRoutes(app: Mounter): void {
  const { services } = app;
  const { store, clock, events, jobs } = services;
  const { db } = store;

  const ruleStep = (
    write: WriteDb,
    call: Parameters<typeof doerOf>[0],
    action: StepLabel['action'],
    work: (by: StepOrigin) => stored.StoredRule,
  ): stored.StoredRule => {
    const label = ({ name }: stored.StoredRule): StepLabel => ({ action, companies: 0, name });
    return inStep(write, doerOf(call, clock), label, work);
  };
  const tell = (id: string): void => {
    events.publish('rules:changed', id);
    events.publish('step:changed', id);
  };
  const readable = (identity: Identity, id: string): ReviewRecord => {
    const record = getEntity(db, id);
    requireRecords(identity, 'read', record.entity);
    return record;
  };

  mount(app, listRules, ({ query: { entity } }) =>
    readTogether(db, () => {
      const all = (entity ? [entity] : entityTypes).flatMap((one) => stored.listRules(db, one));
      return { items: all.map((rule) => rules.showRule(db, rule)) };
    }),
  );
  mount(app, getRule, ({ params }) =>
    readTogether(db, () => rules.showRule(db, rules.getRule(db, params.ruleId))),
  );
  mount(app, listRuleVersions, ({ params }) =>
    readTogether(db, () => ({ items: rules.listVersions(db, rules.getRule(db, params.ruleId)) })),
  );

  mount(app, createRule, (call) => {
    requireRecords(call.identity, 'write', call.body.entity);
    return call.commit(
      (write) =>
        rules.showRule(
          write,
          ruleStep(write, call, 'define', (by) => rules.addRule(write, call.body, by)),
        ),
      (reply) => tell(reply.id),
    );
  });

  mount(app, updateRule, (call) => {
    const { ruleId } = call.params;
    requireRecords(call.identity, 'write', rules.getRule(db, ruleId).entity);
    return call.commit(
      (write) =>
        rules.showRule(
          write,
          ruleStep(write, call, 'define', (by) => rules.changeRule(write, ruleId, call.body, by)),
        ),
      (reply) => tell(reply.id),
    );
  });

  mount(app, deleteRule, (call) => {
    const { ruleId } = call.params;
    requireRecords(call.identity, 'write', rules.getRule(db, ruleId).entity);
    return call.commit(
      (write) => {
        ruleStep(write, call, 'remove_definition', (by) => rules.removeRule(write, ruleId, by));
        return { data: { id: ruleId } };
      },
      () => tell(ruleId),
    );
  });

  mount(app, testRule, async ({ body, identity }) => {
    const { entity, conditions, entityId, sample } = body;
    requireRecords(identity, 'read', entity);
    const compiled = compileTried(db, entity, conditions);
    const found = sample && (await sampledRecords(services, entity, sample));
    return readTogether(db, () => ({
      ...(entityId !== undefined && {
        record: tryOnRecord(db, rules.requireKind(getEntity(db, entityId), entity), compiled, clock.now()),
      }),
      ...(found && {
        sample: {
          total: found.total,
          ...tryOnSample(db, entity, compiled, found.numbers, clock.now()),
        },
      }),
    }));
  });

  mount(app, runManyRules, async (call) => {
    requireRecords(call.identity, 'write', call.body.entity);
    const { spec, total } = await recordsToRun(services, call.body);
    const reply = call.commit((write) => ({
      status: 202,
      body: showBulkJob(write, startRulesRun(write, doerOf(call, clock), spec, total)),
    }));
    jobs.wake();
    return reply;
  });

  mount(app, runEntityRules, (call) => {
    const { entity } = getEntity(db, call.params.entityId);
    requireRecords(call.identity, 'write', entity);
    return call.commit(
      (write) => {
        const record = getEntity(write, call.params.entityId);
        const label = { ...labelOfRun(entity, 1), name: nameOf(record) };
        const { summary, run } = inStep(write, doerOf(call, clock), label, (origin) => ({
          summary: runRules(write, record, origin),
          run: origin.run,
        }));
        return { summary, stepId: run !== null && findStep(write, run) ? run : null };
      },
      (reply) => {
        if (reply.stepId !== null) tellRecord(call.params.entityId);
      },
    );
  });

  const tellRecord = (id: string): void => {
    const record = getEntity(db, id);
    if (record.entity === 'company') events.publish('company:changed', idOf(record), { ids: [idOf(record)] });
    else events.publish('person:changed', idOf(record));
    tell(idOf(record));
  };

  mount(app, getEntityRules, ({ params, identity }) =>
    readTogether(db, () => showRecordRules(db, readable(identity, params.entityId))),
  );

  mount(app, updateRuleTask, (call) => {
    const { entityId, taskId } = call.params;
    requireRecords(call.identity, 'write', getEntity(db, entityId).entity);
    return call.commit(
      (write) => {
        const record = getEntity(write, entityId);
        const label = { ...labelOfRun(record.entity, 1), action: 'edit', name: nameOf(record) } as const;
        inStep(write, doerOf(call, clock), label, (by) =>
          setTaskDone(write, record, taskId, call.body.done, by),
        );
        return showRecordRules(write, record);
      },
      (reply) => tell(reply.entityId),
    );
  });
}
