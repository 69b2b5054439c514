// Find and replace as data, and what it does to a value: the same in the window, which shows it first, and in a bulk edit.
import { z } from 'zod';
import { patternProblem } from './search-pattern.ts';

export const replaceSchema = z
  .strictObject({
    /** Paths of the fields that are looked through: texts, lists and selects; others by their text on the wire. */
    fields: z.array(z.string().min(1).max(1200)).min(1).max(200),
    find: z.string().min(1).max(1000),
    /** With `regex`, `$1` stands for the first group and `$&` for what was found. */
    with: z.string().max(5000),
    regex: z.boolean().default(false),
    /** Capital and small letters differ. */
    case: z.boolean().default(false),
    /** Only values, or entries of a list, that are what is looked for as a whole. */
    whole: z.boolean().default(false),
  })
  .superRefine(({ find, regex }, context) => {
    const problem = regex ? patternProblem(find) : null;
    if (problem !== null) context.addIssue({ code: 'custom', path: ['find'], message: problem, input: find });
  });
export type Replace = z.infer<typeof replaceSchema>;
export type ReplaceSpec = Omit<Replace, 'fields'>;

/** The new text, or null where nothing was found in it. */
export type Replacer = (text: string) => string | null;

const literally = (text: string): string => text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`);

/** Throws `SyntaxError` for a pattern that `patternProblem` has a word about. */
export function replacerOf({ find, with: replacement, regex, case: isExact, whole }: ReplaceSpec): Replacer {
  const source = regex ? find : literally(find);
  const pattern = new RegExp(whole ? `^(?:${source})$` : source, isExact ? 'gu' : 'giu');
  return (text) => {
    pattern.lastIndex = 0;
    if (!pattern.test(text)) return null;
    pattern.lastIndex = 0;
    return regex ? text.replace(pattern, replacement) : text.replace(pattern, () => replacement);
  };
}

/** The same for a value as the wire has it: a text, or a list of texts; null where it stays as it is. */
export function replacedValue(value: unknown, replace: Replacer): string | string[] | null {
  if (typeof value === 'string') {
    const replaced = replace(value);
    return replaced === value ? null : replaced;
  }
  if (!Array.isArray(value)) return null;
  const entries: unknown[] = value;
  if (!entries.every((entry) => typeof entry === 'string')) return null;
  const replaced = entries.map((entry) => replace(entry) ?? entry);
  if (replaced.every((entry, at) => entry === entries[at])) return null;
  return [...new Set(replaced.filter((entry) => entry.trim() !== ''))];
}
