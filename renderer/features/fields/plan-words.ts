// What a change would do to the records, said before it is done.
import type { CustomFieldType } from '../../../shared/schema/custom-field.ts';
import type { DefinitionPlan } from '../../../shared/schema/definition-input.ts';
import { formatCount, plural } from '../../lib/format.ts';
import { typeLabels } from './field-types.ts';

export type PlanWords = { title: string; text: string; action: string };

const values = (count: number): string => plural(count, 'value', 'values');

export const deletionWords = (name: string, { removed }: DefinitionPlan): PlanWords => ({
  title: `Delete ${name}?`,
  text: `Deleting ${name} removes ${values(removed)}. Undo brings them back.`,
  action: `Delete ${name} and ${values(removed)}`,
});

export function optionsWords(name: string, { removed, parts, records }: DefinitionPlan): PlanWords {
  const labels = parts.map((part) => `“${part.name}”`).join(', ');
  return {
    title: `Remove ${plural(parts.length, 'option', 'options')} of ${name}?`,
    text: `Removing ${labels} takes ${values(removed)} out of ${plural(records, 'record', 'records')}. Undo brings them back.`,
    action: `Remove ${values(removed)}`,
  };
}

export function conversionWords(name: string, to: CustomFieldType, plan: DefinitionPlan): PlanWords {
  const { converted, removed, newOptions } = plan;
  const made =
    newOptions.length === 0 ? '' : ` ${plural(newOptions.length, 'option is', 'options are')} made of them.`;
  const lost =
    removed === 0
      ? ' None is lost.'
      : ` ${formatCount(removed)} ${removed === 1 ? 'does' : 'do'} not, and ${removed === 1 ? 'is' : 'are'} removed. Undo brings everything back.`;
  return {
    title: `Change ${name} to ${typeLabels[to]}?`,
    text: `${values(converted)} ${converted === 1 ? 'converts' : 'convert'}.${made}${lost}`,
    action:
      removed === 0
        ? `Convert ${values(converted)}`
        : `Convert ${formatCount(converted)} and remove ${formatCount(removed)}`,
  };
}
