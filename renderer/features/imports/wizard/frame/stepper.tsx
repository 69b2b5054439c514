// Where in the import a person stands. Steps that are done lead back to themselves where that is possible.
import { IconCheck } from '@tabler/icons-react';
import { t, tc } from '../../../../../shared/messages/message.ts';
import classes from './stepper.module.css';

const steps = [
  { name: 'file', label: t('File') },
  { name: 'columns', label: t('Columns') },
  { name: 'check', label: tc('step', 'Check') },
  { name: 'result', label: t('Result') },
] as const;
export type StepName = (typeof steps)[number]['name'];

type Props = { current: StepName; onBackTo?: (step: StepName) => void };

export function Stepper({ current, onBackTo }: Props) {
  const at = steps.findIndex(({ name }) => name === current);
  return (
    <ol className={classes['steps']} aria-label={t('Steps of the import')}>
      {steps.map(({ name, label }, i) => (
        <li
          key={name}
          data-state={i < at ? 'done' : i === at ? 'current' : 'ahead'}
          {...(i === at ? { 'aria-current': 'step' as const } : {})}
        >
          {i < at && onBackTo ? (
            <button type="button" onClick={() => onBackTo(name)}>
              <StepMark done number={i + 1} />
              {label}
            </button>
          ) : (
            <>
              <StepMark done={i < at} number={i + 1} />
              {label}
            </>
          )}
        </li>
      ))}
    </ol>
  );
}

function StepMark({ done, number }: { done: boolean; number: number }) {
  return (
    <span className={classes['mark']} aria-hidden="true">
      {done ? <IconCheck size={10} stroke={2} /> : number}
    </span>
  );
}
