// A field becomes one of another type. Its values are converted under a number of their own, beside the old ones, and then
// the field is turned over to that number in one go: nobody ever sees half of it, and an undo only turns it back.
import type { FieldPatch } from '../../../shared/schema/definition-input.ts';
import { listHolders } from '../../store/custom-values.ts';
import type { Conversion } from '../../store/conversions.ts';
import type { WriteDb } from '../../store/database.ts';
import { insertOption, insertValueNo } from '../../store/definition-inserts.ts';
import type { FieldDefinition } from '../../store/definitions.ts';
import { convertUndone } from '../../store/undone-values.ts';
import { customKey, type CustomKey, type CustomValue, type ExtraChanges } from '../../store/field-key.ts';
import type { StepOrigin } from '../companies/write-company.ts';
import { hasOptions } from './check-field.ts';
import { convertValue, lookupIn, type Lookup } from './convert-value.ts';
import { changeDefinition, hideDefinition } from './definition-writer.ts';
import { configText } from './field-config.ts';
import { findHolder, type Holder } from './holders.ts';
import { makesOptions, optionsFromValues, targetOf } from './plan-change.ts';

/** Throws `validation_error`. Nothing of it can be seen yet. */
export function beginConversion(
  db: WriteDb,
  field: FieldDefinition,
  patch: FieldPatch,
  atMs: number,
): Conversion {
  const target = targetOf(field, patch);
  const made = makesOptions(field, target) ? optionsFromValues(db, field, target.type, lookupIn(db)) : [];
  const wanted = [...target.options, ...made.map((label) => ({ no: -1, label, color: 'gray' as const }))];
  const options = wanted.map(({ no, label, color }, position) => ({
    no: no < 0 ? insertOption(db, { fieldNo: field.no, label, color, position, deletedAtMs: atMs }) : no,
    label,
    color,
  }));
  const { config = {} } = patch;
  return {
    fieldNo: field.no,
    valueNo: insertValueNo(db, field.no, atMs),
    type: target.type,
    config,
    options,
  };
}

/** From one record after another to the key that the values get. Answers whether it wrote something. */
export function converter(
  db: WriteDb,
  field: FieldDefinition,
  conversion: Conversion,
): (no: number, origin: StepOrigin) => boolean {
  const to = { ...field, ...conversion };
  const key = customKey(conversion.valueNo);
  const lookup = lookupIn(db);
  return (no, origin) => {
    const holder = findHolder(db, field.entityType, no);
    return holder !== null && convertHolder(holder, { from: field, to, key, lookup }, origin);
  };
}

type Pair = { from: FieldDefinition; to: FieldDefinition; key: CustomKey; lookup: Lookup };

/** The value keeps the source that it had, and its lock. */
function convertHolder(holder: Holder, { from, to, key, lookup }: Pair, origin: StepOrigin): boolean {
  const before = holder.values[from.key];
  const value = before === undefined ? null : convertedOrNull(from, to, before, lookup);
  const changes = { [key]: value, ...lockFor(holder, from.key, key) };
  return holder.write(changes, { from: from.key, to: key }, origin);
}

function convertedOrNull(
  from: FieldDefinition,
  to: FieldDefinition,
  value: CustomValue,
  lookup: Lookup,
): CustomValue | null {
  const converted = convertValue(from, to, value, lookup);
  return converted.ok ? converted.value : null;
}

function lockFor({ values }: Holder, from: CustomKey, to: CustomKey): ExtraChanges {
  const { locks = [] } = values;
  return locks.includes(from) && !locks.includes(to) ? { locks: [...locks, to] } : {};
}

/** At most `limit` records after a number; how far it came, and whether that was all. */
export function convertPiece(
  db: WriteDb,
  field: FieldDefinition,
  convert: ReturnType<typeof converter>,
  origin: StepOrigin,
  { afterNo, limit }: { afterNo: number; limit: number },
): { seen: number; changed: number; lastNo: number; done: boolean } {
  const numbers = listHolders(db, field.entityType, field.key, { afterNo, limit });
  const changed = numbers.filter((no) => convert(no, origin)).length;
  return { seen: numbers.length, changed, lastNo: numbers.at(-1) ?? afterNo, done: numbers.length < limit };
}

/** Records that are put aside have the new value too when they come back. The field has the new type from here on. */
export function endConversion(
  db: WriteDb,
  field: FieldDefinition,
  conversion: Conversion,
  by: StepOrigin,
): void {
  const { fieldNo, valueNo, type, config, options } = conversion;
  const [to, lookup] = [{ ...field, ...conversion }, lookupIn(db)];
  convertUndone(db, field.entityType, { from: field.key, to: customKey(valueNo) }, (value) =>
    convertedOrNull(field, to, value, lookup),
  );
  const staying = new Set(hasOptions(type) ? options.map(({ no }) => no) : []);
  for (const { no } of field.options) if (!staying.has(no)) hideDefinition(db, 'custom_option', no, by);
  for (const [position, { no, label, color }] of options.entries())
    changeDefinition(db, 'custom_option', no, { label, color, position, deleted_at_ms: null }, by);
  const changes = { type, config: configText(config), value_no: valueNo };
  changeDefinition(db, 'custom_field', fieldNo, changes, by);
}

/** All at once, in the caller's transaction: where the store is small. */
export function convertField(db: WriteDb, field: FieldDefinition, patch: FieldPatch, by: StepOrigin): void {
  const conversion = beginConversion(db, field, patch, by.atMs);
  const convert = converter(db, field, conversion);
  let afterNo = 0;
  for (let done = false; !done;)
    ({ lastNo: afterNo, done } = convertPiece(db, field, convert, by, { afterNo, limit: 1000 }));
  endConversion(db, field, conversion, by);
}
