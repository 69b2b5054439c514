// One step of a column with what it needs to know.
import { ActionIcon, NumberInput, Select, TextInput } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useMemo } from 'react';
import { locale, t } from '../../../../../../shared/messages/message.ts';
import type { CellStep } from '../../../../../../shared/schema/import-rules.ts';
import { numberOf } from '../../../../../lib/number-of.ts';
import { rich } from '../../../../../lib/rich.tsx';
import { stepLabels } from './rule-labels.ts';
import { useTyped } from './use-typed.ts';
import { withinForm } from './within-form.ts';
import classes from './rules.module.css';

type Props<S extends CellStep = CellStep> = { step: S; onChange: (step: CellStep) => void };

export function StepRow({ step, onChange, onRemove }: Props & { onRemove: () => void }) {
  return (
    <li className={classes['step']}>
      <span className={classes['stepName']}>{stepLabels[step.kind]}</span>
      <Settings step={step} onChange={onChange} />
      <ActionIcon
        size={20}
        variant="subtle"
        aria-label={t('Remove the step {step}', { step: stepLabels[step.kind] })}
        className={classes['remove'] ?? ''}
        onClick={onRemove}
      >
        <IconX size={12} stroke={1.4} />
      </ActionIcon>
    </li>
  );
}

function Settings({ step, onChange }: Props) {
  if (step.kind === 'split') return <SplitSettings step={step} onChange={onChange} />;
  if (step.kind === 'replace') return <ReplaceSettings step={step} onChange={onChange} />;
  if (step.kind === 'case') return <CaseSettings step={step} onChange={onChange} />;
  return step.kind === 'phone' ? <PhoneSettings step={step} onChange={onChange} /> : null;
}

function SplitSettings({ step, onChange }: Props<Extract<CellStep, { kind: 'split' }>>) {
  const on = useTyped(step.on, (text) => {
    if (text !== '') onChange({ ...step, on: text });
  });
  return rich('{text} part {number}', {
    text: <TextInput size="xs" w={44} aria-label={t('Split at')} maxLength={20} {...on} />,
    number: (
      <NumberInput
        size="xs"
        w={56}
        aria-label={t('Which part; -1 is the last')}
        min={-50}
        max={50}
        value={step.part}
        onChange={(typed) => {
          const part = numberOf(typed);
          if (part !== null && part !== 0) onChange({ ...step, part });
        }}
      />
    ),
  });
}

function ReplaceSettings({ step, onChange }: Props<Extract<CellStep, { kind: 'replace' }>>) {
  const find = useTyped(step.find, (text) => {
    if (text !== '') onChange({ ...step, find: text });
  });
  const by = useTyped(step.with, (text) => onChange({ ...step, with: text }));
  return rich('{text} with {other}', {
    text: <TextInput size="xs" w={64} aria-label={t('Text to replace')} maxLength={200} {...find} />,
    other: <TextInput size="xs" w={64} aria-label={t('Replace it with')} maxLength={200} {...by} />,
  });
}

const cases = [
  { value: 'title', label: t('Title Case') },
  { value: 'upper', label: t('UPPER CASE') },
  { value: 'lower', label: t('lower case') },
] as const;

function CaseSettings({ step, onChange }: Props<Extract<CellStep, { kind: 'case' }>>) {
  return (
    <Select
      size="xs"
      comboboxProps={withinForm}
      w={112}
      aria-label={t('Case')}
      data={cases}
      value={step.to}
      onChange={(to) => onChange({ ...step, to: cases.find(({ value }) => value === to)?.value ?? step.to })}
    />
  );
}

const anyCountry = 'none';
const europeanFirst = 'DE AT CH FR IT ES NL BE GB IE SE NO DK FI PL CZ PT US CA AU JP CN IN BR MX'.split(' ');

function PhoneSettings({ step, onChange }: Props<Extract<CellStep, { kind: 'phone' }>>) {
  const data = useMemo(() => {
    const names = new Intl.DisplayNames(locale(), { type: 'region' });
    const countries = europeanFirst.map((code) => ({ value: code, label: names.of(code) ?? code }));
    return [{ value: anyCountry, label: t('with country code') }, ...countries];
  }, []);
  return (
    <Select
      size="xs"
      comboboxProps={withinForm}
      w={148}
      searchable
      aria-label={t('Country of numbers without a country code')}
      data={data}
      value={step.country ?? anyCountry}
      onChange={(chosen) =>
        onChange(
          chosen === null || chosen === anyCountry ? { kind: 'phone' } : { kind: 'phone', country: chosen },
        )
      }
    />
  );
}
