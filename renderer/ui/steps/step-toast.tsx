// Says what was done, with a way back.
import { toast } from '../toast.ts';
import { undoOne } from './use-undo.ts';
import classes from './step-toast.module.css';

export function toastStep(message: string, stepId: string | undefined): void {
  toast(
    <span className={classes['words']}>
      <span>{message}</span>
      {stepId !== undefined && (
        <button type="button" className={classes['undo']} onClick={() => void undoOne(stepId)}>
          Undo
        </button>
      )}
    </span>,
  );
}
