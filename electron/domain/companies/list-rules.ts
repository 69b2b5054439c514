// Fields that hold several values: each checked, none empty, none twice, the first is the primary.
import { fault, fine, quoted, type FieldResult } from './field-result.ts';

export type ItemRule = (raw: unknown) => FieldResult<string>;

/** A trimmed text of 1 … `max` characters. */
export const textListItem =
  (max: number): ItemRule =>
  (raw) => {
    if (typeof raw !== 'string') return fault('invalid_type', 'Expected a text.');
    const item = raw.trim();
    if (item === '') return fault('empty', 'An entry of the list is empty. Leave it out.');
    if (!item.isWellFormed())
      return fault('invalid_text', 'The text holds half a character (a lone surrogate). Type it again.');
    return item.length <= max
      ? fine(item)
      : fault('too_long', `${item.length} characters are too many. Keep it to ${max}.`);
  };

/** null and [] both mean an empty list. */
export const listRule =
  (item: ItemRule, maxItems: number) =>
  (raw: unknown): FieldResult<string[]> => {
    if (raw === null || raw === undefined) return fine([]);
    if (!Array.isArray(raw)) return fault('invalid_type', 'Expected a list of texts.');
    if (raw.length > maxItems)
      return fault('too_many', `${raw.length} entries are too many. Keep it to ${maxItems}.`);
    return items(raw, item);
  };

function items(raw: readonly unknown[], item: ItemRule): FieldResult<string[]> {
  const values: string[] = [];
  const seen = new Set<string>();
  for (const [at, entry] of raw.entries()) {
    const parsed = item(entry);
    if (!parsed.ok) return { ...parsed, at };
    if (seen.has(parsed.value))
      return fault('duplicate', `${quoted(entry)} stands twice in the list. Leave one out.`, at);
    seen.add(parsed.value);
    values.push(parsed.value);
  }
  return fine(values);
}
