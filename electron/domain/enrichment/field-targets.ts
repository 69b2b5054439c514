// Where the values of an answer go: each to the field of its own name, unless a person chose a custom field of companies for it.
// Inside, a custom field is meant by its id, which no renaming and no change of its type touches.
import { z } from 'zod';
import type { EntityType } from '../../../shared/schema/enrichment.ts';
import { offeredFields } from '../../../shared/schema/field-places.ts';
import type { Mapping } from '../../../shared/schema/import.ts';
import { fieldsGiven, type Giving } from '../../providers/fields-given.ts';
import type { ReadDb, WriteDb } from '../../store/database.ts';
import type { FieldDefinition } from '../../store/definitions.ts';
import type { StoredAnswer } from '../../store/enrichment/answers.ts';
import { findDatasetsNamed } from '../../store/reference-datasets.ts';
import { findSetting, setSetting } from '../../store/settings.ts';
import { definitionsOf } from '../custom-fields/definitions.ts';

const setting = 'field_targets';

const keptTarget = z.object({ datasetId: z.string().nullable(), from: z.string(), fieldId: z.string() });
const keptTargets = z.record(z.string(), z.array(keptTarget));

/** `datasetId`: of a column of reference data. */
export type KeptTarget = z.infer<typeof keptTarget>;

export type Target = Omit<KeptTarget, 'fieldId'> & { field: FieldDefinition };

const allKept = (db: ReadDb): Record<string, KeptTarget[]> =>
  keptTargets.safeParse(findSetting(db, setting)).data ?? {};

export const keptTargetsOf = (db: ReadDb, code: string): KeptTarget[] => allKept(db)[code] ?? [];

export function saveTargets(db: WriteDb, code: string, targets: readonly KeptTarget[]): void {
  setSetting(db, setting, { ...allKept(db), [code]: targets });
}

/** Of a provider; those whose field was deleted are left out. */
export function targetsOf(db: ReadDb, code: string): Target[] {
  const kept = keptTargetsOf(db, code);
  if (kept.length === 0) return [];
  const { fieldById } = definitionsOf(db);
  return kept.flatMap(({ fieldId, ...rest }) => {
    const field = fieldById.get(fieldId);
    return field ? [{ ...rest, field }] : [];
  });
}

/** The fields of a record, custom ones by their keys, that a provider may fill; null: of any kind of record. */
export function fillableBy(
  db: ReadDb,
  entity: EntityType | null,
  provider: Giving & { code: string },
): readonly string[] {
  const fields: readonly string[] = entity === null ? provider.fields : fieldsGiven(provider, entity);
  const targets = entity === 'person' ? [] : targetsOf(db, provider.code);
  if (targets.length === 0) return fields;
  const moved = new Set(targets.filter(({ datasetId }) => datasetId === null).map(({ from }) => from));
  return [...fields.filter((field) => !moved.has(field)), ...targets.map(({ field }) => field.key)];
}

/** By field of the record, custom ones by their keys; `confidences`: of those that are less sure than the answer. */
export type Offered = {
  fields: Readonly<Record<string, unknown>>;
  confidences: Readonly<Record<string, number>>;
};

type Placeable = Pick<StoredAnswer, 'provider' | 'status' | 'answer'>;

/** What an answer offers a record, where it goes. */
export function placed<A extends Placeable>(
  db: ReadDb,
  entity: EntityType,
  answer: A,
): A & { offered: Offered } {
  const { facts = {}, confidences = {} } = answer.answer;
  const offered = { fields: offeredFields(entity, answer.answer), confidences };
  const meant = meantBy(db, entity, answer);
  return { ...answer, offered: meant.targets.length === 0 ? offered : moved(offered, facts, meant) };
}

/** Facts of an answer that go to no custom field. */
export function factsLeft(db: ReadDb, entity: EntityType, answer: Placeable): Record<string, string> {
  const gone = new Set(meantBy(db, entity, answer).targets.map(({ from }) => from));
  return Object.fromEntries(Object.entries(answer.answer.facts ?? {}).filter(([name]) => !gone.has(name)));
}

type Dataset = { id: string; mapping: Mapping };
/** `dataset`: whose row it is; null: what is meant are fields and facts. */
type Meant = { dataset: Dataset | null; targets: readonly Target[] };

function meantBy(db: ReadDb, entity: EntityType, { provider, status, answer }: Placeable): Meant {
  const targets = entity === 'company' && status === 'matched' ? targetsOf(db, provider) : [];
  const dataset = datasetOf(db, answer.facts ?? {}, targets);
  return { dataset, targets: targets.filter(({ datasetId }) => datasetId === (dataset?.id ?? null)) };
}

function moved(
  { fields, confidences }: Offered,
  facts: Readonly<Record<string, string>>,
  { dataset, targets }: Meant,
): Offered {
  const left = { ...fields };
  for (const gone of dataset ? emptied(dataset.mapping, targets) : targets.map(({ from }) => from))
    delete left[gone];
  const custom: Record<string, unknown> = {};
  const sure: Record<string, number> = { ...confidences };
  for (const { from, field } of targets) {
    const value = dataset ? facts[from] : (fields[from] ?? facts[from]);
    if (value === undefined) continue;
    custom[field.key] = value;
    const own = confidences[from];
    if (own !== undefined) sure[field.key] = own;
  }
  return { fields: { ...left, ...custom }, confidences: sure };
}

/** The dataset whose row it is, where one of its columns goes to a custom field. */
function datasetOf(
  db: ReadDb,
  { dataset: name }: Readonly<Record<string, string>>,
  targets: readonly Target[],
): Dataset | null {
  if (name === undefined || targets.every(({ datasetId }) => datasetId === null)) return null;
  const found = findDatasetsNamed(db, name);
  const chosen = found.find(({ id }) => targets.some(({ datasetId }) => datasetId === id));
  return chosen ? { id: chosen.id, mapping: chosen.mapping ?? {} } : null;
}

/** Fields of the record whose every column goes elsewhere. */
function emptied(mapping: Mapping, targets: readonly Target[]): string[] {
  const moved = new Set(targets.map(({ from }) => from));
  const fields = new Set(Object.values(mapping));
  return [...fields].filter((field) =>
    Object.entries(mapping).every(([column, to]) => to !== field || moved.has(column)),
  );
}

/** Columns of a dataset whose cells go to custom fields. */
export const targetedColumns = (db: ReadDb, datasetId: string): ReadonlySet<string> =>
  new Set(
    targetsOf(db, 'reference')
      .filter((target) => target.datasetId === datasetId)
      .map(({ from }) => from),
  );
