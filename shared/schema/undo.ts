// Undoing an import, as it stands on the wire (snake_case).
import { z } from 'zod';
import { actorSchema, isoDateTime } from './common.ts';

/**
 * Why something stayed: `edited`: someone changed the cell since; `company_edited`: someone changed the company that the
 * import made, so it stays whole; `name_taken` and `domain_taken`: another company has it by now; `needs_name`: a company
 * cannot be without one; `too_many`: the list would get too long; `locked`: a person locked the field.
 */
export const keptReasons = [
  'edited',
  'company_edited',
  'name_taken',
  'domain_taken',
  'needs_name',
  'too_many',
  'locked',
] as const;
export type KeptReason = (typeof keptReasons)[number];

/** `redone`: in effect again. `partly`: only some rows or columns, or stopped on the way. */
export const undoStates = ['none', 'undoing', 'undone', 'partly', 'redoing', 'redone'] as const;
export type UndoState = (typeof undoStates)[number];

/** What was taken back, or brought back, so far. */
const undoCounts = {
  companies_count: z.number().int(),
  cells_count: z.number().int(),
  kept_companies_count: z.number().int(),
  kept_cells_count: z.number().int(),
};

export const undoScopeSchema = z.object({
  rows: z.array(z.number().int()).optional(),
  /** Field paths. */
  fields: z.array(z.string()).optional(),
});

/** The last undo or redo of an import. */
export const undoRunSchema = z.object({
  id: z.string(),
  kind: z.enum(['undo', 'redo']),
  status: z.enum(['queued', 'running', 'completed', 'failed', 'cancelled']),
  scope: undoScopeSchema,
  ...undoCounts,
  /** Entries at `…/undo/kept`. */
  kept_count: z.number().int(),
  progress: z.object({ done: z.number().int(), total: z.number().int().nullable() }),
  failure: z.object({ code: z.string(), message: z.string() }).nullable(),
  created_by: actorSchema,
  created_at: isoDateTime,
  finished_at: isoDateTime.nullable(),
});
export type UndoRun = z.infer<typeof undoRunSchema>;

export const undoSummarySchema = z.object({
  state: z.enum(undoStates),
  can_undo: z.boolean(),
  can_redo: z.boolean(),
  last: undoRunSchema.nullable(),
});
export type UndoSummary = z.infer<typeof undoSummarySchema>;

/** What an undo of all of the import would do now. */
export const undoPlanSchema = z.object({
  companies_removed: z.number().int(),
  cells_restored: z.number().int(),
  companies_kept: z.number().int(),
  cells_kept: z.number().int(),
});
export type UndoPlan = z.infer<typeof undoPlanSchema>;

export const keptCellSchema = z.object({
  company_id: z.string(),
  company_name: z.string(),
  /** Its path; null: the whole company. */
  field: z.string().nullable(),
  reason: z.enum(keptReasons),
  /** What stands there, and what would have come back. */
  value: z.unknown(),
  earlier: z.unknown(),
});
export type KeptCell = z.infer<typeof keptCellSchema>;
