// The plan as the dialog shows it. The backend is asked for three plans of the same answers, so that each switch tells what it does
// before it is touched: the name and the profile do not depend on each other.
import { parseFactPath } from '../../../../shared/schema/profile-facts.ts';
import type { EntityChange, RefreshAnswer } from '../../../../shared/schema/entity.ts';
import type { Keeping, ProfileChoice } from './choices.ts';

/** `leave` keeps the name, the others take it. */
export type Plans = Readonly<Record<ProfileChoice, RefreshAnswer>>;

export const keepingOf: Readonly<Record<ProfileChoice, Keeping>> = {
  leave: { isNameKept: true, profile: 'leave' },
  fill: { isNameKept: false, profile: 'fill' },
  replace: { isNameKept: false, profile: 'replace' },
};

const namePath = 'name';
const isTaken = ({ kept }: EntityChange): boolean => kept === undefined;
export const isNothing = (value: unknown): boolean =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);

export type Plan = {
  changes: EntityChange[];
  taken: number;
  kept: number;
  /** Values of the profile that the plan does not speak of. */
  others: number;
};

export function planOf(plans: Plans, { isNameKept, profile }: Keeping): Plan {
  const name = nameChange(plans, isNameKept);
  const facts = plans[profile].changes.filter(({ path }) => path !== namePath);
  const changes = [...(name ? [name] : []), ...facts];
  const spoken = new Set(facts.map(({ path }) => parseFactPath(path)));
  const taken = changes.filter(isTaken).length;
  return {
    changes,
    taken,
    kept: changes.length - taken,
    others: Object.keys(plans[profile].entity.entityData).filter((name) => !spoken.has(name)).length,
  };
}

/** Undefined where the providers say the same name, or none. */
export const nameChange = (plans: Plans, isNameKept: boolean): EntityChange | undefined =>
  plans[isNameKept ? 'leave' : 'fill'].changes.find(({ path }) => path === namePath);

export type ProfileEffect = {
  /** Of `leave`: values that differ. */
  differing: number;
  /** Of `fill`: what is filled, what stays, and what of that differs. */
  filled: number;
  staying: number;
  stayingDiffers: number;
  /** Of `replace`: what becomes another value, and what is lost. */
  replaced: number;
  lost: readonly EntityChange[];
};

export function profileEffect({ leave, fill, replace }: Plans): ProfileEffect {
  const facts = ({ changes }: RefreshAnswer) => changes.filter(({ path }) => path !== namePath);
  const replacing = facts(replace).filter(isTaken);
  const lost = replacing.filter(({ after }) => isNothing(after));
  return {
    differing: facts(leave).length,
    filled: facts(fill).filter(isTaken).length,
    staying: Object.keys(fill.entity.entityData).length,
    stayingDiffers: facts(fill).filter(({ kept, before }) => kept !== undefined && !isNothing(before)).length,
    replaced: replacing.length - lost.length,
    lost,
  };
}
