// A provider's value for a custom field: read as a cell of an import would be, kept in the form in which the store keeps it, and
// looked at again before it is written, since options and records may be gone by then.
import { t } from '../../../shared/messages/message.ts';
import type { ReadDb } from '../../store/database.ts';
import type { FieldDefinition } from '../../store/definitions.ts';
import { isCustomKey, type CustomValue } from '../../store/field-key.ts';
import { fault, type FieldResult } from '../companies/field-result.ts';
import { lookupIn, readTexts, splitLabels, type Lookup } from '../custom-fields/convert-value.ts';
import { definitionsOf } from '../custom-fields/definitions.ts';
import { storedReferences } from '../custom-fields/references.ts';
import { isListType, showCustomValue } from '../custom-fields/show-extras.ts';
import { parseCustomValue } from '../custom-fields/value-rules.ts';
import type { Normalised } from './offered-value.ts';

/** Null for a standard field, and for one that was deleted or has another type since. */
export const findCustomField = (db: ReadDb, key: string): FieldDefinition | null =>
  isCustomKey(key) ? (definitionsOf(db).fieldByKey.get(key) ?? null) : null;

export function normaliseCustom(db: ReadDb, field: FieldDefinition, raw: unknown): Normalised {
  const texts = textsOf(raw);
  if (texts.length === 0) return { value: null, dropped: null };
  const lookup = lookupIn(db);
  const read = readTexts(field, texts, lookup);
  if (read.ok) return { value: read.value, dropped: null };
  if (isListType(field.type)) return eachOf(field, texts, lookup);
  return { value: null, dropped: { value: raw, note: read.message } };
}

/** Entry by entry: a bad one takes none with it. */
function eachOf(field: FieldDefinition, texts: readonly string[], lookup: Lookup): Normalised {
  const good: string[] = [];
  const bad: string[] = [];
  let note = '';
  for (const text of texts.flatMap(splitLabels)) {
    const read = readTexts(field, [text], lookup);
    if (read.ok) good.push(text);
    else {
      bad.push(text);
      note ||= read.message;
    }
  }
  const read = readTexts(field, good, lookup);
  const dropped = bad.length > 0 ? { value: bad, note } : null;
  return read.ok ? { value: read.value, dropped } : { value: null, dropped: { value: texts, note } };
}

const textsOf = (raw: unknown): string[] =>
  (Array.isArray(raw) ? (raw as unknown[]) : [raw]).flatMap((one) => {
    const text = typeof one === 'string' ? one.trim() : typeof one === 'number' ? String(one) : '';
    return text === '' ? [] : [text];
  });

/** A stored value that is to be written: only what there still is. */
export function stillHeld(
  db: ReadDb,
  field: FieldDefinition,
  value: unknown,
): FieldResult<CustomValue | null> {
  const references = storedReferences(db);
  const shown = showCustomValue(field, value as CustomValue, references);
  const before = Array.isArray(value) ? value.length : 1;
  const after = Array.isArray(shown) ? shown.length : shown === null ? 0 : 1;
  if (after < before)
    return fault('gone', t('What was offered was deleted since. Choose another value, or reject it.'));
  return parseCustomValue(field, asInput(shown), references);
}

const asInput = (shown: unknown): unknown =>
  Array.isArray(shown) ? (shown as unknown[]).map((one) => (isNamed(one) ? { id: one.id } : one)) : shown;

const isNamed = (one: unknown): one is { id: string } =>
  typeof one === 'object' && one !== null && 'id' in one;

/** What a person typed instead: as a PATCH takes it, or a text that can be read as one. */
export function readEdited(
  db: ReadDb,
  field: FieldDefinition,
  raw: unknown,
): FieldResult<CustomValue | null> {
  const parsed = parseCustomValue(field, raw, storedReferences(db));
  if (parsed.ok) return parsed;
  const read = readTexts(field, textsOf(raw), lookupIn(db));
  return read.ok && read.value !== null ? read : parsed;
}

/** As the wire shows it. */
export function shownValue(db: ReadDb, key: string, value: unknown): unknown {
  const field = findCustomField(db, key);
  if (!field || value === null || value === undefined) return value ?? null;
  return showCustomValue(field, value as CustomValue, storedReferences(db));
}
