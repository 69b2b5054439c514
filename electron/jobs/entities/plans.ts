// What a dry run leaves for the hour in which it can be applied: its batch, whose answers the plan is made of, and the way up to
// shareholders. Both stand in the store, so that a restart loses neither, and whoever applies the plan asks nobody.
import { AppError } from '../../../shared/errors.ts';
import { t } from '../../../shared/messages/message.ts';
import type { EntityType } from '../../../shared/schema/enrichment.ts';
import type { Selection } from '../../domain/entities/refresh/choose-providers.ts';
import { readWalk, storeWalk, type StoredWalk } from '../../domain/entities/shareholders/stored-walk.ts';
import type { Walk } from '../../domain/entities/shareholders/walk.ts';
import type { Doer } from '../../domain/steps/in-step.ts';
import { onlyOf } from '../../domain/enrichment/item-wishes.ts';
import { transact } from '../../store/database.ts';
import type { StoredBatch } from '../../store/enrichment/batches.ts';
import { findItemBySeq } from '../../store/enrichment/items.ts';
import { findKeptWalk, keepWalk } from '../../store/kept-walks.ts';
import { longestMs, type Asker } from './ask-providers.ts';
import { askShareholders, type Root } from './ask-shareholders.ts';
import type { About, Asking } from './asking.ts';

const planMs = 3_600_000;

/** Of shareholders. */
export type Codes = Record<EntityType, readonly string[]>;

/** How far up, by whom, and what for. */
export type WayUp = {
  depth: number;
  codes: Codes;
  forceRefresh: boolean;
  dryRun: boolean;
  planId?: string | undefined;
};

export function createPlans(asker: Asker, asking: Asking) {
  const { store, clock } = asker;
  const { db } = store;

  const plans = {
    /** Basic data stay those of the registry that was asked, whatever is set by now. */
    async refuseOthers(batch: StoredBatch, about: Omit<About, 'item'>, wish: Selection): Promise<void> {
      const isBasic = wish.refreshScope === 'basic_data';
      const wasBasic = onlyOf(findItemBySeq(db, batch.no, 1)?.request) !== null;
      if (isBasic && wasBasic) return;
      refuseOthers(batch, isBasic || wasBasic ? [] : (await asking.chosen(about, wish)).codes);
    },

    refuseOld(fromMs: number): void {
      if (clock.now() - fromMs <= planMs) return;
      throw conflict(t('This plan is older than an hour. Ask for a new dry run.'));
    },

    /** `depth`: it must go up so far. Null: that was not looked at yet. */
    findWalk({ id }: StoredBatch, codes: Codes, depth: number): StoredWalk | null {
      const kept = findKeptWalk(db, id);
      if (!kept) return null;
      refuseOtherShareholders(kept.codes, codes);
      return kept.depth >= depth ? (kept.walk as StoredWalk) : null;
    },

    keepWalk({ id }: StoredBatch, codes: Codes, depth: number, walk: Walk): StoredWalk {
      const atMs = clock.now();
      const stored = storeWalk(walk);
      transact(db, () => keepWalk(db, id, { atMs, depth, codes, walk: stored }, atMs - planMs));
      return stored;
    },

    /** Up from one: as its plan went, or anew. Nobody is asked by applying a plan. */
    async goUp(batch: StoredBatch, root: Root, way: WayUp, doer: Doer): Promise<Walk> {
      const { depth, codes, forceRefresh, dryRun, planId } = way;
      const kept = plans.findWalk(batch, codes, depth);
      if (kept) return readWalk(kept, asking.saidAt);
      if (planId !== undefined && !dryRun) throw notSoFar();
      const walk = await askShareholders(asker, [root], {
        depth,
        codes,
        forceRefresh,
        sinceMs: batch.createdAtMs,
        createdBy: doer.actor,
        mostMs: longestMs,
        saidIn: asking.saidIn,
      });
      if (dryRun) plans.keepWalk(batch, codes, depth, walk);
      return walk;
    },
  };
  return plans;
}

export type Plans = ReturnType<typeof createPlans>;

const notSoFar = (): AppError =>
  conflict(
    t(
      'This plan did not go so far up to shareholders. Ask for it again with dryRun and this depth, and apply it then.',
    ),
  );

/** `codes`: who would be asked for what was sent now. */
function refuseOthers({ providers }: StoredBatch, codes: readonly string[]): void {
  const asked = providers.map(({ provider }) => provider);
  if (isSame(asked, codes)) return;
  throw conflict(
    t(
      'This plan asked {providers}. Send the same scope and providers with its planId, or ask for a new dry run.',
      { providers: asked.join(', ') },
    ),
  );
}

export function refuseOtherShareholders(asked: Codes, codes: Codes): void {
  if (isSame(asked.company, codes.company) && isSame(asked.person, codes.person)) return;
  throw conflict(
    t(
      'This plan asked others about shareholders. Send the same choice with its planId, or ask for a new dry run.',
    ),
  );
}

/** In whichever order. */
const isSame = (some: readonly string[], others: readonly string[]): boolean =>
  some.every((code) => others.includes(code)) && others.every((code) => some.includes(code));

const conflict = (message: string): AppError => new AppError('job_conflict', { message });
