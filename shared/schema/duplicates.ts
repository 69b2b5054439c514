// Rows and companies that are, or may be, one and the same, as they stand on the wire.
import { z } from 'zod';
import { dryValueSchema } from './dry-run.ts';
import { fates } from './import.ts';

/** From what is certain to what is only likely. Of the last three nothing is ever put together without a person. */
export const duplicateKinds = ['domain', 'name', 'registry', 'name_country', 'similar'] as const;
export type DuplicateKind = (typeof duplicateKinds)[number];

export const likenessPartSchema = z.object({
  part: z.enum(['name', 'domain', 'country', 'legal_form']),
  /** What it adds to the score, or takes off. */
  points: z.number(),
  why: z.string(),
});
export type LikenessPart = z.infer<typeof likenessPartSchema>;

export const duplicateMemberSchema = z.object({
  /** Null for a stored company. */
  row_number: z.number().int().nullable(),
  company_id: z.string().nullable(),
  fate: z.enum(fates).nullable(),
  values: z.record(z.string(), dryValueSchema),
});
export type DuplicateMember = z.infer<typeof duplicateMemberSchema>;

export const duplicateGroupSchema = z.object({
  kind: z.enum(duplicateKinds),
  /** What they share, in a sentence. */
  reason: z.string(),
  /** 0 … 1 of likely ones; null where they share a key. */
  score: z.number().nullable(),
  parts: z.array(likenessPartSchema),
  /** The first few; `size` counts all. */
  members: z.array(duplicateMemberSchema),
  size: z.number().int(),
});
export type DuplicateGroup = z.infer<typeof duplicateGroupSchema>;

export const duplicatesSchema = z.object({
  items: z.array(duplicateGroupSchema),
  total: z.number().int(),
  counts: z.record(z.enum(duplicateKinds), z.number().int()),
  /** There may be more likely ones than were looked for. */
  cut_off: z.boolean(),
  /** How likely ones were looked for: by how names begin and end, and by their rarest words. */
  likely: z.object({
    /** New companies; each of them was compared with others. */
    companies: z.number().int(),
    /** Beginnings, endings and words that too many share to compare each with each. */
    large_blocks: z.number().int(),
    /** New companies with such a one: by it they were compared with their `nearest` in order of names, by a word not at all. */
    in_large_blocks: z.number().int(),
    nearest: z.number().int(),
  }),
});
export type Duplicates = z.infer<typeof duplicatesSchema>;
