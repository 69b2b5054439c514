// What a person chose for the values of a provider, on its way to the backend.
import type { CustomField, Group } from '../../../shared/schema/custom-field.ts';
import { customPath } from '../../../shared/schema/field-path.ts';
import type { FieldTarget, FieldTargetsInput } from '../../../shared/schema/field-target.ts';

/** Custom fields of companies by their groups, for a select. */
export type Choices = readonly { group: string; items: readonly { value: string; label: string }[] }[];

export const choicesOf = (
  groups: readonly (Pick<Group, 'id' | 'name'> & { fields: readonly Pick<CustomField, 'name'>[] })[],
): Choices =>
  groups
    .filter(({ fields }) => fields.length > 0)
    .map(({ id, name: group, fields }) => ({
      group,
      items: fields.map(({ name }) => ({ value: customPath(id, name), label: name })),
    }));

export const isOf = (target: FieldTarget, dataset: FieldTarget['dataset']): boolean =>
  target.dataset?.id === dataset?.id;

/** Null: where it usually goes. */
export const changedTo = (
  targets: readonly FieldTarget[],
  { dataset, from }: FieldTarget,
  to: string | null,
): FieldTarget[] =>
  targets.map((one) => (one.from === from && isOf(one, dataset) ? { ...one, to: to ?? one.usual } : one));

/** Only what goes elsewhere than it usually does. */
export const sentTargets = (targets: readonly FieldTarget[]): FieldTargetsInput['targets'] =>
  targets.flatMap(({ dataset, from, usual, to }) =>
    to === null || to === usual ? [] : [{ ...(dataset && { datasetId: dataset.id }), from, to }],
  );
