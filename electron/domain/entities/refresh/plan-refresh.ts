// What a refresh makes of a record, before anything is written: the table of the contract, and nothing else. Pure.
import type { EntityType } from '../../../../shared/schema/enrichment.ts';
import type { EntityChange, KeptReason, RefreshScope } from '../../../../shared/schema/entity.ts';
import { factPath, parseFactPath } from '../../../../shared/schema/profile-facts.ts';
import { isSameValue } from '../../companies/same-value.ts';
import type { KnownNormalized } from '../normalized/from-answer.ts';
import { mappedName, mappedProfile } from '../normalized/to-profile.ts';
import { recordKeyOf } from '../profile-keys.ts';
import { fillGaps, isEmpty } from './fill-gaps.ts';

/** As asked; `legacy`: without a scope. */
export type RefreshFlags = {
  scope: RefreshScope | 'legacy';
  preserveName?: boolean | undefined;
  preserveEntityData?: boolean | undefined;
};

/** The record as it stands. */
export type Standing = {
  entity: EntityType;
  name: string;
  profile: Readonly<Record<string, unknown>>;
  /** By the path that a change has. */
  isLocked: (path: string) => boolean;
  /** Who has this name already, in words; null: nobody else. */
  holderOf: (name: string) => string | null;
  /** The value as the record would keep it; why it cannot. */
  check: (path: string, value: unknown) => { value: unknown } | { problem: string };
};

/** What a provider that succeeded said; the surest first. */
export type Told = { provider: string; normalized: KnownNormalized };

/** `changes`: those that are made and, with the reason, those that are not. */
export type RefreshPlan = { changes: EntityChange[] };

export const namePath = 'name';

/** What the record keeps the value of a change under. */
export function keyOfChange(entity: EntityType, path: string): string {
  const key = parseFactPath(path);
  if (key !== null) return recordKeyOf(entity, key);
  return entity === 'person' && path === namePath ? 'fullName' : path;
}

export function planRefresh(standing: Standing, told: readonly Told[], flags: RefreshFlags): RefreshPlan {
  if (told.length === 0) return { changes: [] };
  return { changes: [...planName(standing, told, flags), ...planProfile(standing, told, flags)] };
}

function planName(standing: Standing, told: readonly Told[], flags: RefreshFlags): EntityChange[] {
  const wanted = wantedName(told, flags);
  if (!wanted || wanted.name === standing.name) return [];
  const { name, provider } = wanted;
  const change = { path: namePath, before: standing.name, after: name, provider };
  if (flags.preserveName === true) return [{ ...change, kept: 'preserve_name' }];
  const holder = standing.holderOf(name);
  return judge(standing, change).map((judged) =>
    judged.kept || holder === null ? judged : { ...change, kept: 'name_taken', note: holder },
  );
}

/** Only `basic_data` has one provider whose mapping is asked; else, and wherever nothing is said, it is the normalized full name. */
function wantedName(
  told: readonly Told[],
  { scope, preserveName }: RefreshFlags,
): { name: string; provider: string } | null {
  const isMapped = scope === 'basic_data' && preserveName !== undefined;
  for (const { provider, normalized } of told) {
    const name = isMapped ? mappedName(normalized) : normalized.identity.fullName;
    if (name) return { name, provider };
  }
  return null;
}

/** The profile is `basic_data`'s alone: every other scope leaves it, whatever is asked. */
function planProfile(standing: Standing, told: readonly Told[], flags: RefreshFlags): EntityChange[] {
  const [basic] = told;
  if (flags.scope !== 'basic_data' || !basic) return [];
  const offered = mappedProfile(standing.entity, basic.normalized);
  const keys = new Set([...Object.keys(offered), ...Object.keys(standing.profile)]);
  return [...keys].flatMap((key) => planKey(standing, key, offered[key], basic.provider, flags));
}

function planKey(
  standing: Standing,
  key: string,
  offered: unknown,
  provider: string,
  { preserveEntityData }: RefreshFlags,
): EntityChange[] {
  const before = standing.profile[key] ?? null;
  const change = (after: unknown): EntityChange => ({ path: factPath(key), before, after, provider });
  const kept = (reason: KeptReason): EntityChange[] =>
    isEmpty(offered) || isSameValue(before, offered) ? [] : [{ ...change(offered), kept: reason }];
  if (preserveEntityData === undefined) return kept('profile_left');
  const after = preserveEntityData ? fillGaps(before, offered) : (offered ?? null);
  if (isSameValue(before, after)) return kept('filled');
  return judge(standing, change(after));
}

/** A lock outranks every flag; what the record cannot hold is said, and takes nothing else with it. */
function judge(standing: Standing, change: EntityChange): EntityChange[] {
  if (standing.isLocked(change.path)) return [{ ...change, kept: 'locked' }];
  if (isEmpty(change.after)) return [{ ...change, after: null }];
  const checked = standing.check(change.path, change.after);
  if ('problem' in checked) return [{ ...change, kept: 'invalid', note: checked.problem }];
  // As the record writes it, it may be what stands there.
  return isSameValue(change.before, checked.value) ? [] : [{ ...change, after: checked.value }];
}
