// A value of a group or custom field as a person reads it, whether it was looked up yet or not.
import type { DryValue } from '../../../../shared/schema/dry-run.ts';
import type { CustomValue, FieldValue } from '../../../store/field-key.ts';
import type { References } from '../../custom-fields/references.ts';
import type { ExtraTarget } from './extra-target.ts';

/** `references` name whom ids mean; without them an id stands for itself. */
export function showExtra(
  target: ExtraTarget | undefined,
  value: FieldValue,
  references: Partial<References> = {},
): DryValue {
  if (target === undefined) return value as DryValue;
  const held = value as CustomValue | null;
  return Array.isArray(held)
    ? held.map((part) => showPart(target, part, references))
    : held === null
      ? null
      : showPart(target, held, references);
}

function showPart(target: ExtraTarget, part: number | string, references: Partial<References>): string {
  if (target.kind === 'groups') return target.groups.find(({ no }) => no === part)?.name ?? String(part);
  if (typeof part === 'number')
    return target.field.options.find(({ no }) => no === part)?.label ?? String(part);
  const { type } = target.field;
  if (type === 'userField') return references.findUser?.({ id: part })?.fullName ?? part;
  if (type === 'contactField') return references.findContact?.(part)?.fullName ?? part;
  return type === 'objectField' ? (references.findObject?.(part)?.name ?? part) : part;
}
