// Schedules of enrichment: made, changed, and run by a person's word. What starts those that are due is the scheduler.
import {
  createSchedule,
  deleteSchedule,
  listSchedules,
  runSchedule,
  updateSchedule,
} from '../../../shared/contract/schedules.ts';
import type { EntityType, WaterfallStep } from '../../../shared/schema/enrichment.ts';
import { customKeyOf } from '../../domain/custom-fields/field-path.ts';
import { checkWaterfall } from '../../domain/enrichment/check-waterfall.ts';
import * as schedules from '../../domain/enrichment/manage-schedules.ts';
import { showBatch } from '../../domain/enrichment/show-batch.ts';
import { providerInfos } from '../../jobs/enrichment/provider-infos.ts';
import { startRun } from '../../jobs/enrichment/start-run.ts';
import { getBatch } from '../../domain/enrichment/control-batch.ts';
import { hideSchedule, listStoredSchedules, type StoredSchedule } from '../../store/enrichment/schedules.ts';
import { chosenRecords } from '../chosen-records.ts';
import { mount, type Mounter } from '../mount.ts';
import { requireWriter } from '../require-writer.ts';

export function scheduleRoutes(app: Mounter): void {
  const { services } = app;
  const { store, clock, events, enricher, scheduler } = services;
  const { db } = store;

  const show = (schedule: StoredSchedule) => schedules.showSchedule(db, schedule, clock.now());
  /** `steps`: as they stand on the wire. */
  const checked = async (
    entity: EntityType,
    steps: readonly WaterfallStep[] | undefined,
    budgetCents: number | undefined,
  ): Promise<WaterfallStep[]> => {
    const customKey = (path: string): string | null => customKeyOf(db, path);
    const wish = { entity, environment: 'live' as const, steps, budgetCents, customKey };
    return checkWaterfall(await providerInfos(services), wish);
  };
  const tell = (id: string): void => events.publish('schedule:changed', id);

  mount(app, listSchedules, () => ({ data: { items: listStoredSchedules(db).map(show) } }));

  mount(app, createSchedule, async (call) => {
    const { body } = call;
    requireWriter(call.identity, body);
    const providers = await checked(body.entity, body.providers, body.budget);
    const by = { actor: call.actor.id, nowMs: clock.now() };
    return call.commit(
      (write) => ({ data: show(schedules.addSchedule(write, body, providers, by)) }),
      (reply) => tell(reply.data.id),
    );
  });

  mount(app, updateSchedule, async (call) => {
    const { params, body } = call;
    const before = schedules.getSchedule(db, params.scheduleId);
    requireWriter(call.identity, { ...before, ...(body.apply && { apply: body.apply }) });
    const budget = body.budget === undefined ? before.budgetCents : body.budget;
    const isNew = body.providers !== undefined || body.budget !== undefined;
    const steps = body.providers ?? show(before).providers;
    const providers = isNew ? await checked(before.entity, steps, budget ?? undefined) : before.providers;
    const reply = call.commit(
      (write) => {
        const now = schedules.getSchedule(write, params.scheduleId);
        return { data: show(schedules.changeSchedule(write, now, body, providers, clock.now())) };
      },
      () => tell(params.scheduleId),
    );
    void scheduler.look();
    return reply;
  });

  mount(app, deleteSchedule, (call) => {
    const { no, id } = schedules.getSchedule(db, call.params.scheduleId);
    return call.commit(
      (write) => {
        hideSchedule(write, no, clock.now());
        return { data: { id } };
      },
      () => tell(id),
    );
  });

  mount(app, runSchedule, async (call) => {
    const schedule = schedules.getSchedule(db, call.params.scheduleId);
    requireWriter(call.identity, schedule);
    const source = { ...services, chosenRecords: (choice: Choice) => chosenRecords(services, choice) };
    const reply = await startRun(source, schedule, (effect) =>
      call.commit(
        (write) => {
          const { id } = effect(write);
          return { status: 202, body: { data: showBatch(write, getBatch(write, id)) } };
        },
        () => tell(schedule.id),
      ),
    );
    enricher.wake();
    return reply;
  });
}

type Choice = Parameters<typeof chosenRecords>[1];
