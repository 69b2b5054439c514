// Where in the import a person stands. Steps that are done lead back to themselves where that is possible.
import { IconCheck } from '@tabler/icons-react';
import classes from './stepper.module.css';

export const stepLabels = ['File', 'Columns', 'Check', 'Result'] as const;
export type StepLabel = (typeof stepLabels)[number];

type Props = { current: StepLabel; onBackTo?: (step: StepLabel) => void };

export function Stepper({ current, onBackTo }: Props) {
  const at = stepLabels.indexOf(current);
  return (
    <ol className={classes['steps']} aria-label="Steps of the import">
      {stepLabels.map((label, i) => (
        <li
          key={label}
          data-state={i < at ? 'done' : i === at ? 'current' : 'ahead'}
          {...(i === at ? { 'aria-current': 'step' as const } : {})}
        >
          {i < at && onBackTo ? (
            <button type="button" onClick={() => onBackTo(label)}>
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
