// What was done in one go and can be taken back, as it stands on the wire (camelCase).
import { z } from 'zod';
import { actorSchema, isoDateTime, prefixedId } from './common.ts';

export const stepId = prefixedId('stp');

export const stepActions = [
  'create',
  'edit',
  'delete',
  'bulk_edit',
  'paste',
  'fill',
  'replace',
  'clear',
  'restore',
  'lock',
  'unlock',
  'merge',
  'accept',
  'reject',
  'review',
  'enrich',
  'refresh',
  'run_rules',
  'take_back',
  'define',
  'remove_definition',
] as const;
export type StepAction = (typeof stepActions)[number];

/** Enough for the window to say what it was: "Edit Industry of Acme", "Delete 12 companies". */
export const stepLabelSchema = z.object({
  action: z.enum(stepActions),
  /** Companies that it touched. */
  companies: z.number().int(),
  /** People, where it touched those. */
  people: z.number().int().optional(),
  /** The company, where it is one; or the group, field or option. */
  name: z.string().optional(),
  /** The file that people were made of. */
  file: z.string().optional(),
  /** Paths of the fields, at most a few. */
  fields: z.array(z.string()).optional(),
});
export type StepLabel = z.infer<typeof stepLabelSchema>;

/** `working`: a job is at it; `dropped`: it was undone, and then something else was done. */
export const stepStates = ['working', 'done', 'undone', 'dropped'] as const;
export type StepState = (typeof stepStates)[number];

export const stepSchema = z.object({
  id: stepId,
  label: stepLabelSchema,
  state: z.enum(stepStates),
  actor: actorSchema,
  at: isoDateTime,
});
export type Step = z.infer<typeof stepSchema>;

/** Why a cell or company was left as it is by an undo or redo: see undo.ts. */
export const stepKeptSchema = z.object({
  companyId: z.string(),
  companyName: z.string(),
  /** Its path; null: the whole company. */
  field: z.string().nullable(),
  reason: z.string(),
});

export const stepResultSchema = z.object({
  step: stepSchema,
  /** Cells that were put back, and companies that went or came back. */
  cells: z.number().int(),
  companies: z.number().int(),
  /** The first 100 that stayed as they are, since someone changed them in between. */
  kept: z.array(stepKeptSchema),
  keptCount: z.number().int(),
});
export type StepResult = z.infer<typeof stepResultSchema>;
