// A provider's value for a field, by the rules of a PATCH, and how it stands to what the record holds. Of a list only the entries
// count that the record lacks: nothing that stands there is ever lost to a provider, though a phone
// number may be spelled anew.
import { t } from '../../../shared/messages/message.ts';
import { companyFields, listFields, type CompanyField } from '../../../shared/schema/company.ts';
import type { EntityType } from '../../../shared/schema/enrichment.ts';
import { personFields, personLimits, type PersonField } from '../../../shared/schema/person.ts';
import type { Relation } from '../../../shared/schema/review.ts';
import { parseField, parseItem, type ListTarget } from '../companies/field-rules.ts';
import { fault, type FieldResult } from '../companies/field-result.ts';
import type { ReadDb } from '../../store/database.ts';
import { isCustomKey } from '../../store/field-key.ts';
import { isSameValue } from '../companies/same-value.ts';
import { nameRule, parsePersonField } from '../people/person-fields.ts';
import { findCustomField, normaliseCustom, readEdited } from './custom-offer.ts';
import { isRespelled } from './respelled.ts';

/** `value`: null where there is none; `dropped`: what the field cannot hold, and why. */
export type Normalised = { value: unknown; dropped: { value: unknown; note: string } | null };

const lists: ReadonlySet<string> = new Set([...listFields, 'tags']);
const isListField = (field: string): field is ListTarget => lists.has(field);

/** Standard fields that a proposal can be for. */
export const fieldsOf = (entity: EntityType): readonly string[] =>
  entity === 'company' ? companyFields : personFields.filter((field) => field !== 'companies');

/** The whole value of a field, as a PATCH takes it. */
export function parseWhole(
  db: ReadDb,
  entity: EntityType,
  field: string,
  raw: unknown,
): FieldResult<unknown> {
  const custom = entity === 'company' ? findCustomField(db, field) : null;
  if (custom) return readEdited(db, custom, raw);
  if (isCustomKey(field)) return fault('unknown_field', goneField());
  if (!fieldsOf(entity).includes(field))
    return fault('unknown_field', t('There is no field {field} here.', { field }));
  if (entity === 'company') return parseField[field as CompanyField](raw);
  if (field === 'fullName') return nameRule(personLimits.fullName)(raw);
  return parsePersonField[field as Exclude<PersonField, 'fullName' | 'companies'>](raw);
}

const goneField = (): string =>
  t('This custom field was deleted, or has another type since. Undo that, or look the record up again.');

export function normalise(db: ReadDb, entity: EntityType, field: string, raw: unknown): Normalised {
  if (raw === null || raw === undefined || raw === '') return { value: null, dropped: null };
  const custom = entity === 'company' ? findCustomField(db, field) : null;
  if (custom) return normaliseCustom(db, custom, raw);
  if (isListField(field) && fieldsOf(entity).includes(field)) return normaliseList(field, raw);
  const parsed = parseWhole(db, entity, field, raw);
  return parsed.ok
    ? { value: parsed.value, dropped: null }
    : { value: null, dropped: { value: raw, note: parsed.message } };
}

/** Entry by entry: a bad one takes none with it. */
function normaliseList(field: ListTarget, raw: unknown): Normalised {
  const good: string[] = [];
  const bad: unknown[] = [];
  let note = '';
  for (const entry of Array.isArray(raw) ? (raw as unknown[]) : [raw]) {
    const parsed = parseItem[field](entry);
    if (!parsed.ok) {
      bad.push(entry);
      note ||= parsed.message;
    } else if (!hasEntry(good, parsed.value)) good.push(parsed.value);
  }
  return { value: good.length > 0 ? good : null, dropped: bad.length > 0 ? { value: bad, note } : null };
}

const folded = (entry: unknown): string => String(entry).trim().toLowerCase();
const hasEntry = (list: readonly unknown[], entry: unknown): boolean =>
  list.some((one) => folded(one) === folded(entry) || isRespelled(entry, one));
const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? (value as unknown[]) : []);

/** What of an offered value is not there yet; the whole of it where all of it is. */
export function compare(current: unknown, offered: unknown): { relation: Relation; value: unknown } {
  const isEmpty = isSameValue(current, null) || current === '';
  if (!Array.isArray(offered)) {
    if (isSameValue(current, offered)) return { relation: 'same', value: offered };
    return { relation: isEmpty ? 'fills' : 'conflicts', value: offered };
  }
  const missing = withoutEntries(offered, listOf(current));
  if (missing.length === 0) return { relation: 'same', value: offered };
  return { relation: isEmpty ? 'fills' : 'conflicts', value: missing };
}

export const withoutEntries = (entries: readonly unknown[], gone: readonly unknown[]): unknown[] =>
  entries.filter((entry) => !hasEntry(gone, entry));

/** The field's whole value once the offer is taken. */
export function taken(current: unknown, offered: unknown): unknown {
  if (!Array.isArray(offered)) return offered;
  const added = withoutEntries(offered, listOf(current));
  const respelled = listOf(current).map((entry) => added.find((one) => isRespelled(entry, one)) ?? entry);
  return [...new Set([...respelled, ...added])];
}
