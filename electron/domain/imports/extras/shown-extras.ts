// Groups and custom fields of a finished dry run as the wire shows them: by their paths, options by their labels, those that
// the file itself made included.
import type { DryValue } from '../../../../shared/schema/dry-run.ts';
import type { FieldPath } from '../../../../shared/schema/field-path.ts';
import { remember } from '../../../lib/remember.ts';
import type { ReadDb } from '../../../store/database.ts';
import { isCustomKey, type FieldKey, type FieldValue } from '../../../store/field-key.ts';
import { definitionsOf } from '../../custom-fields/definitions.ts';
import { findFieldPath } from '../../custom-fields/field-path.ts';
import { rememberReferences, type References } from '../../custom-fields/references.ts';
import { targetOf, type ExtraTarget } from './extra-target.ts';
import { showExtra } from './show-extra.ts';

export type ShownExtras = {
  pathOf: (field: FieldKey) => FieldPath;
  show: (field: FieldKey, value: FieldValue) => DryValue;
};

export function shownExtras(db: ReadDb, references: References): ShownExtras {
  const named = rememberReferences(references);
  const pathOf = (field: FieldKey): FieldPath => findFieldPath(definitionsOf(db), field) ?? field;
  const targets = remember((field): ExtraTarget | null =>
    field === 'groups' || isCustomKey(field) ? targetOf(db, pathOf(field as FieldKey)) : null,
  );
  return { pathOf, show: (field, value) => showExtra(targets(field) ?? undefined, value, named) };
}
