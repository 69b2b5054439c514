// The names of companies as a plan for many leaves them, one record after the other: who takes the name that another one takes before
// it is in its way, and who takes one that is given up is not.
import { nameKey } from '../../matching/company-key.ts';
import { nameTaken } from '../refresh/standing-of.ts';
import { namePath, type Standing } from '../refresh/plan-refresh.ts';
import type { EntityChange } from '../../../../shared/schema/entity.ts';

export function createPlannedNames() {
  /** In words; null: nobody's any more. */
  const holders = new Map<string, string | null>();
  /** `before`: null of one that is new. */
  function rename(before: string | null, after: string): void {
    if (before !== null) holders.set(nameKey(before), null);
    holders.set(nameKey(after), nameTaken(after));
  }

  return {
    rename,

    /** People may share a name. */
    over(standing: Standing): Standing {
      if (standing.entity === 'person') return standing;
      return {
        ...standing,
        holderOf: (name) => {
          const planned = holders.get(nameKey(name));
          return planned === undefined ? standing.holderOf(name) : planned;
        },
      };
    },

    /** `made`: what of the record's plan is taken. */
    follow({ entity, name }: Standing, made: readonly EntityChange[]): void {
      const renamed = made.find(({ path }) => path === namePath);
      if (entity === 'company' && typeof renamed?.after === 'string') rename(name, renamed.after);
    },
  };
}

export type PlannedNames = ReturnType<typeof createPlannedNames>;
