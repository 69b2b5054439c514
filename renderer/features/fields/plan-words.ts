// What a change would do to the records, said before it is done, and what it did.
import { t } from '../../../shared/messages/message.ts';
import type { CustomFieldType } from '../../../shared/schema/custom-field.ts';
import type { DefinitionPlan } from '../../../shared/schema/definition-input.ts';
import { typeLabels } from './field-types.ts';

export type PlanWords = { title: string; text: string; action: string };

export const deletionWords = (name: string, { removed: n }: DefinitionPlan): PlanWords => ({
  title: t('Delete {name}?', { name }),
  text: t('Deleting {name} removes {n, plural, one {# value} other {# values}}. Undo brings them back.', {
    name,
    n,
  }),
  action: t('Delete {name} and {n, plural, one {# value} other {# values}}', { name, n }),
});

export const deletedWords = (name: string, n: number): string =>
  n === 0
    ? t('Deleted {name}.', { name })
    : t('Deleted {name} and {n, plural, one {# value} other {# values}}.', { name, n });

/** Records leave it too, whether they have values or not. */
export const groupWords = (name: string, plan: DefinitionPlan): PlanWords => ({
  ...deletionWords(name, plan),
  text: t(
    '{records, plural, one {# record leaves} other {# records leave}} {name}, and ' +
      '{values, plural, one {# value goes} other {# values go}} with it. Undo brings all of it back.',
    { name, records: plan.records, values: plan.removed },
  ),
});

export function optionsWords(name: string, { removed, parts, records }: DefinitionPlan): PlanWords {
  const labels = parts.map((part) => t('“{name}”', { name: part.name })).join(', ');
  return {
    title: t('Remove {n, plural, one {# option} other {# options}} of {name}?', { n: parts.length, name }),
    text: t(
      'Removing {labels} takes {values, plural, one {# value} other {# values}} out of ' +
        '{records, plural, one {# record} other {# records}}. Undo brings them back.',
      { labels, values: removed, records },
    ),
    action: t('Remove {n, plural, one {# value} other {# values}}', { n: removed }),
  };
}

export function conversionWords(name: string, to: CustomFieldType, plan: DefinitionPlan): PlanWords {
  const { converted, removed, newOptions } = plan;
  const sentences = [
    t('{n, plural, one {# value converts} other {# values convert}}.', { n: converted }),
    newOptions.length > 0 &&
      t('{n, plural, one {# option is} other {# options are}} made of them.', { n: newOptions.length }),
    removed === 0
      ? t('None is lost.')
      : t(
          '{n, plural, one {# does not, and is} other {# do not, and are}} removed. Undo brings everything back.',
          {
            n: removed,
          },
        ),
  ];
  return {
    title: t('Change {name} to {type}?', { name, type: typeLabels[to] }),
    text: sentences.filter((sentence) => sentence !== false).join(' '),
    action:
      removed === 0
        ? t('Convert {n, plural, one {# value} other {# values}}', { n: converted })
        : t('Convert {converted, number} and remove {removed, number}', { converted, removed }),
  };
}
