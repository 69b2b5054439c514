// What a dry run leaves for the hour in which it can be applied: its batch, whose answers the plan is made of, and the way up to
// shareholders. Both stand in the store, so that a restart loses neither, and whoever applies the plan asks nobody.
import { AppError } from '../../../shared/errors.ts';
import { t } from '../../../shared/messages/message.ts';
import type { EntityType } from '../../../shared/schema/enrichment.ts';
import type { Selection } from '../../domain/entities/refresh/choose-providers.ts';
import { storeWalk, type StoredWalk } from '../../domain/entities/shareholders/stored-walk.ts';
import type { Walk } from '../../domain/entities/shareholders/walk.ts';
import { onlyOf } from '../../domain/enrichment/item-wishes.ts';
import type { Clock } from '../../lib/clock.ts';
import { transact } from '../../store/database.ts';
import type { StoredBatch } from '../../store/enrichment/batches.ts';
import { findItemBySeq } from '../../store/enrichment/items.ts';
import { findKeptWalk, keepWalk } from '../../store/kept-walks.ts';
import type { Store } from '../../store/open-store.ts';
import type { About, Asking } from './asking.ts';

const planMs = 3_600_000;

/** Of shareholders. */
export type Codes = Record<EntityType, readonly string[]>;

export function createPlans({ store: { db }, clock }: { store: Store; clock: Clock }, asking: Asking) {
  return {
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
  };
}

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
