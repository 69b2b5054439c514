// What a choice of what to keep does to this very record, and what the other choice would do.
import type { ReactNode } from 'react';
import { t } from '../../../../shared/messages/message.ts';
import type { RefreshAnswer } from '../../../../shared/schema/entity.ts';
import { labelOfPath } from '../../../../shared/schema/field-path.ts';
import { rich } from '../../../lib/rich.tsx';
import type { ProfileChoice } from './choices.ts';
import { nameChange, profileEffect, type Plans, type ProfileEffect } from './plan.ts';

/** `other` is null where there is nothing to say of it. */
export type Effect = { chosen: ReactNode; other: string | null };

const b = (words: ReactNode): ReactNode => <b>{words}</b>;

export function nameEffect(name: string, isKept: boolean, plans: Plans | undefined): Effect {
  if (!plans)
    return {
      chosen: isKept
        ? rich('<b>On:</b> the name stays “{name}”.', { b, name })
        : rich('<b>Off:</b> the name follows the providers.', { b }),
      other: null,
    };
  const change = nameChange(plans, false);
  if (!change)
    return { chosen: t('The providers call it “{name}” too, or give no name.', { name }), other: null };
  const other = String(change.after);
  if (change.kept !== undefined)
    return {
      chosen: rich('The name stays “{name}” <b>either way</b>.', { b, name }),
      other: change.note ?? t('It is locked, so “{other}” is not taken.', { other }),
    };
  return isKept
    ? {
        chosen: rich('<b>On:</b> the name stays “{name}”.', { b, name }),
        other: t('Off: it becomes “{other}”.', { other }),
      }
    : {
        chosen: rich('<b>Off:</b> it becomes “{other}”.', { b, other }),
        other: t('On: the name stays “{name}”.', { name }),
      };
}

const usual: Record<ProfileChoice, () => ReactNode> = {
  leave: () => rich('<b>Leave:</b> nothing of the profile changes.', { b }),
  fill: () => rich('<b>Fill gaps:</b> only what is empty is filled.', { b }),
  replace: () => rich('<b>Replace:</b> the profile becomes what the registry says.', { b }),
};

/** Null: the scope leaves the profile whatever is chosen. */
export function profileEffects(choice: ProfileChoice | null, plans: Plans | undefined): Effect {
  if (choice === null)
    return {
      chosen: t('Only basic data changes the profile. What others say is kept with the record.'),
      other: null,
    };
  if (!plans) return { chosen: usual[choice](), other: null };
  const effect = profileEffect(plans);
  return {
    chosen: chosenWords[choice](effect),
    other: choice === 'replace' ? fillWords(effect) : replaceWords(effect),
  };
}

const chosenWords: Record<ProfileChoice, (effect: ProfileEffect) => ReactNode> = {
  leave: ({ differing }) =>
    rich(
      '<b>Leave:</b> nothing of the profile changes; {n, plural, =0 {nothing differs} one {# value differs} other {# values differ}}.',
      { b, n: differing },
    ),
  fill: ({ filled, staying, stayingDiffers }) =>
    rich(
      '<b>Fill gaps:</b> {filled, plural, =0 {nothing empty is filled} one {# empty fact is filled} other {# empty facts are filled}}. ' +
        '{staying, plural, one {# filled fact stays} other {# filled facts stay}}' +
        '{differs, plural, =0 {} one {, also the one where the registry differs} other {, also the # where the registry differs}}.',
      { b, filled, staying, differs: stayingDiffers },
    ),
  replace: ({ replaced, lost }) =>
    rich(
      '<b>Replace:</b> {n, plural, =0 {no value is written} one {# value is written} other {# values are written}}, ' +
        '{lost, plural, =0 {none is lost} one {# is lost} other {# are lost}}.',
      { b, n: replaced, lost: lost.length },
    ),
};

const fillWords = ({ filled }: ProfileEffect): string =>
  t(
    'Fill gaps: {n, plural, =0 {nothing empty would be filled} one {# empty fact would be filled} other {# empty facts would be filled}}.',
    { n: filled },
  );

function replaceWords({ replaced, lost }: ProfileEffect): string {
  const [first] = lost;
  if (!first)
    return t(
      'Replace: {n, plural, =0 {nothing more would be written} one {# value would be written} other {# values would be written}}, none lost.',
      { n: replaced },
    );
  return t(
    'Replace: {n, plural, one {# fact would be lost: “{field}”} other {# facts would be lost, “{field}” among them}}.',
    { n: lost.length, field: labelOfPath(first.path) },
  );
}

/** What the rules would do, where the backend has tried them. */
export function ruleWords(answer: RefreshAnswer | undefined, runsRules: boolean): string {
  const tried = answer?.rulesExecutionSummary;
  if (!runsRules) return t('The rules do not look at the record.');
  if (!tried || tried.evaluated === 0) return t('The rules look at the record once it is written.');
  const outcomes = tried.outcomes.filter(({ kept }) => kept === undefined);
  const [first] = outcomes;
  if (!first)
    return t('{n, plural, one {# rule looks} other {# rules look}} at it; nothing comes of it.', {
      n: tried.evaluated,
    });
  return t(
    '{n, plural, one {# rule looks} other {# rules look}} at it; {matched, number} would match: {what}' +
      '{more, plural, =0 {} one {, and # more} other {, and # more}}.',
    { n: tried.evaluated, matched: tried.matched, what: first.text, more: outcomes.length - 1 },
  );
}
