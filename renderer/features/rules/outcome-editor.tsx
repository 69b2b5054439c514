// What comes of a rule where its conditions hold: each with the fields of its kind.
import { ActionIcon, Button, Checkbox, NumberInput, Select, TextInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { t, tc } from '../../../shared/messages/message.ts';
import { ruleLimits, type RuleOutcome } from '../../../shared/schema/rule.ts';
import { numberOf } from '../../lib/number-of.ts';
import { PathSelect, type Paths } from './condition-editor.tsx';
import { draftOfOutcome, emptyOutcome, outcomeKinds, scalarOf, type OutcomeDraft } from './rule-draft.ts';
import { pathLabel, writablePaths } from './use-paths.ts';
import classes from './rules.module.css';

const kindLabels: Record<RuleOutcome['kind'], string> = {
  tag: t('Add the tag'),
  status: t('Set the status'),
  risk: t('Add risk points'),
  task: t('Make a task'),
  field: t('Set a field'),
};

type Props = {
  outcomes: readonly OutcomeDraft[];
  paths: Paths;
  errors: Readonly<Record<string, string>>;
  onOutcomes: (outcomes: readonly OutcomeDraft[]) => void;
};

export function OutcomeEditor({ outcomes, paths, errors, onOutcomes }: Props) {
  // People have no tags.
  const kinds = outcomeKinds.filter((kind) => kind !== 'tag' || paths.entity === 'company');
  const change = (key: string, outcome: RuleOutcome): void =>
    onOutcomes(outcomes.map((one) => (one.key === key ? { key, outcome } : one)));
  return (
    <fieldset className={classes['group']}>
      <legend className={classes['legend']}>{tc('of a rule', 'Then')}</legend>
      {outcomes.map(({ key, outcome }, index) => (
        <div key={key} className={classes['outcome']}>
          <Select
            size="xs"
            aria-label={t('What comes of it')}
            data={kinds.map((value) => ({ value, label: kindLabels[value] }))}
            value={outcome.kind}
            error={errors[`outcomes.${index}`] ?? null}
            onChange={(kind) => kind && change(key, emptyOutcome(kind))}
          />
          <Fields
            outcome={outcome}
            paths={paths}
            errors={errors}
            at={`outcomes.${index}`}
            onOutcome={(next) => change(key, next)}
          />
          {outcomes.length > 1 && (
            <ActionIcon
              size={24}
              aria-label={t('Take it out')}
              title={t('Take it out')}
              onClick={() => onOutcomes(outcomes.filter((one) => one.key !== key))}
            >
              <IconX size={14} stroke={1.4} />
            </ActionIcon>
          )}
        </div>
      ))}
      <div className={classes['adds']}>
        <Button
          size="xs"
          variant="subtle"
          disabled={outcomes.length >= ruleLimits.outcomes}
          leftSection={<IconPlus size={12} stroke={1.4} aria-hidden="true" />}
          onClick={() => onOutcomes([...outcomes, draftOfOutcome(emptyOutcome('task'))])}
        >
          {t('Outcome')}
        </Button>
      </div>
    </fieldset>
  );
}

type FieldsProps = {
  outcome: RuleOutcome;
  paths: Paths;
  errors: Readonly<Record<string, string>>;
  at: string;
  onOutcome: (outcome: RuleOutcome) => void;
};

function Fields({ outcome, paths, errors, at, onOutcome }: FieldsProps) {
  const errorOf = (name: string): string | null => errors[`${at}.${name}`] ?? null;
  switch (outcome.kind) {
    case 'tag':
      return (
        <TextInput
          size="xs"
          aria-label={t('Tag')}
          maxLength={100}
          value={outcome.tag}
          error={errorOf('tag')}
          onChange={(event) => onOutcome({ ...outcome, tag: event.currentTarget.value })}
        />
      );
    case 'status':
      return (
        <TextInput
          size="xs"
          aria-label={t('Status')}
          maxLength={100}
          value={outcome.text}
          error={errorOf('text')}
          onChange={(event) => onOutcome({ ...outcome, text: event.currentTarget.value })}
        />
      );
    case 'risk':
      return (
        <NumberInput
          size="xs"
          aria-label={t('Risk points')}
          min={-ruleLimits.points}
          max={ruleLimits.points}
          allowDecimal={false}
          value={outcome.points}
          error={errorOf('points')}
          onChange={(typed) => onOutcome({ ...outcome, points: numberOf(typed) ?? outcome.points })}
        />
      );
    case 'task':
      return (
        <>
          <TextInput
            size="xs"
            aria-label={t('Task')}
            placeholder={t('Review this field')}
            maxLength={ruleLimits.text}
            value={outcome.text}
            error={errorOf('text')}
            onChange={(event) => onOutcome({ ...outcome, text: event.currentTarget.value })}
          />
          <PathSelect
            label={t('Field it is about')}
            options={writablePaths(paths.groups)}
            labelOf={pathLabel}
            value={outcome.field ?? ''}
            error={errors[`${at}.field`]}
            onPath={(field) => onOutcome({ ...outcome, field })}
          />
        </>
      );
    case 'field':
    default:
      return (
        <>
          <PathSelect
            label={t('Field')}
            options={writablePaths(paths.groups)}
            labelOf={pathLabel}
            value={outcome.field}
            error={errors[`${at}.field`]}
            onPath={(field) => onOutcome({ ...outcome, field })}
          />
          <TextInput
            size="xs"
            aria-label={t('Value')}
            placeholder={t('empty: clears it')}
            value={outcome.value === null ? '' : String(outcome.value)}
            error={errorOf('value')}
            onChange={({ currentTarget: { value } }) =>
              onOutcome({ ...outcome, value: value === '' ? null : scalarOf(value) })
            }
          />
          <Checkbox
            label={t('Also what a person entered')}
            checked={outcome.overwrite}
            onChange={(event) => onOutcome({ ...outcome, overwrite: event.currentTarget.checked })}
          />
        </>
      );
  }
}
