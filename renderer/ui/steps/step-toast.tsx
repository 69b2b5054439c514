// Says what was done, with a way back.
import { t } from '../../../shared/messages/message.ts';
import { toast } from '../toast.ts';
import { undoOne } from './use-undo.ts';
import classes from './step-toast.module.css';

export function toastStep(message: string, stepId: string | undefined): void {
  toast(
    <span className={classes['words']}>
      <span>{message}</span>
      {stepId !== undefined && (
        <button type="button" className={classes['undo']} onClick={() => void undoOne(stepId)}>
          {t('Undo')}
        </button>
      )}
    </span>,
  );
}
