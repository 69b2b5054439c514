// Fields that hold several values: each checked, none empty, none twice, the first is the primary.
import { t } from '../../../shared/messages/message.ts';
import { fault, fine, quoted, type FieldResult } from './field-result.ts';

export type ItemRule = (raw: unknown) => FieldResult<string>;

/** A trimmed text of 1 … `max` characters. */
export const textListItem =
  (max: number): ItemRule =>
  (raw) => {
    if (typeof raw !== 'string') return fault('invalid_type', t('Expected a text.'));
    const item = raw.trim();
    if (item === '') return fault('empty', t('An entry of the list is empty. Leave it out.'));
    if (!item.isWellFormed())
      return fault('invalid_text', t('The text holds half a character (a lone surrogate). Type it again.'));
    return item.length <= max
      ? fine(item)
      : fault('too_long', t('{n} characters are too many. Keep it to {max}.', { n: item.length, max }));
  };

/** null and [] both mean an empty list. */
export const listRule =
  (item: ItemRule, maxItems: number) =>
  (raw: unknown): FieldResult<string[]> => {
    if (raw === null || raw === undefined) return fine([]);
    if (!Array.isArray(raw)) return fault('invalid_type', t('Expected a list of texts.'));
    if (raw.length > maxItems)
      return fault(
        'too_many',
        t('{n} entries are too many. Keep it to {max}.', { n: raw.length, max: maxItems }),
      );
    return items(raw, item);
  };

function items(raw: readonly unknown[], item: ItemRule): FieldResult<string[]> {
  // Lists are short and there are millions of them: no Set, no iterator.
  const values: string[] = [];
  for (let at = 0; at < raw.length; at += 1) {
    const entry: unknown = raw[at];
    const parsed = item(entry);
    if (!parsed.ok) return { ...parsed, at };
    if (values.includes(parsed.value))
      return fault(
        'duplicate',
        t('{value} stands twice in the list. Leave one out.', { value: quoted(entry) }),
        at,
      );
    values.push(parsed.value);
  }
  return fine(values);
}
