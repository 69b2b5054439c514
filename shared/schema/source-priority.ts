// Who outranks whom: a writer does not overwrite what a source wrote that it yields to, unless a person told it to.
import { z } from 'zod';

/** Whoever writes many values that nobody looked at one by one. */
export const yieldingKinds = ['import', 'provider', 'refresh'] as const;
export type YieldingKind = (typeof yieldingKinds)[number];

/** Whose values can stand above another's. */
export const standingKinds = ['person', 'script', 'import', 'provider', 'refresh', 'sync'] as const;
export type StandingKind = (typeof standingKinds)[number];

const kinds = z
  .array(z.enum(standingKinds))
  .max(standingKinds.length)
  .transform((list) => standingKinds.filter((kind) => list.includes(kind)));

/** Writer → the sources whose values it leaves as they are. Empty fields it always fills. */
export const sourcePrioritySchema = z.strictObject({
  import: kinds,
  provider: kinds,
  refresh: kinds,
});
export type SourcePriority = z.infer<typeof sourcePrioritySchema>;

export const usualPriority: SourcePriority = {
  import: [],
  provider: ['person'],
  refresh: ['person'],
};
