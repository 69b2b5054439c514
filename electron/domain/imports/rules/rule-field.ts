// Which field a rule means.
import { isCompanyField, type FieldPath } from '../../../../shared/schema/field-path.ts';
import type { FieldKey } from '../../../store/field-key.ts';
import type { ExtraTargets } from '../extras/extra-target.ts';

/** Null for a custom field that is not there. */
export const fieldOfPath = (path: FieldPath, extras: ExtraTargets): FieldKey | null =>
  isCompanyField(path) ? path : (extras.get(path)?.key ?? null);
