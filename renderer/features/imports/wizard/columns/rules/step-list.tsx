// The steps of a column in their order, and those that can be added.
import { Button, Menu } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { t } from '../../../../../../shared/messages/message.ts';
import type { CellStep } from '../../../../../../shared/schema/import-rules.ts';
import { newStep, stepLabels } from './rule-labels.ts';
import { StepRow } from './step-row.tsx';
import classes from './rules.module.css';

type Props = { steps: readonly CellStep[]; onChange: (steps: CellStep[]) => void };

const kinds = Object.keys(stepLabels) as CellStep['kind'][];

export function StepList({ steps, onChange }: Props) {
  return (
    <>
      {steps.length > 0 && (
        <ol className={classes['steps']} aria-label={t('Steps')}>
          {steps.map((step, at) => (
            <StepRow
              // Steps have no name of their own; their place is what tells them apart.
              // oxlint-disable-next-line react/no-array-index-key
              key={`${at} ${step.kind}`}
              step={step}
              onChange={(changed) => onChange(steps.map((other, index) => (index === at ? changed : other)))}
              onRemove={() => onChange(steps.filter((_, index) => index !== at))}
            />
          ))}
        </ol>
      )}
      <Menu position="bottom-start" withinPortal={false}>
        <Menu.Target>
          <Button size="xs" leftSection={<IconPlus size={12} stroke={1.4} />}>
            {t('Add a step')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {kinds.map((kind) => (
            <Menu.Item key={kind} onClick={() => onChange([...steps, newStep[kind]])}>
              {stepLabels[kind]}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </>
  );
}
