// Undo or Redo of an import in the list. An undo is asked for on the import's own page, which says first what it would do.
import { Link } from '@tanstack/react-router';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { listImportJobs } from '../../../../shared/contract/imports.ts';
import { redoImport } from '../../../../shared/contract/undo.ts';
import { t } from '../../../../shared/messages/message.ts';
import type { ImportJob } from '../../../../shared/schema/import.ts';
import { toApiError } from '../../../api/api-error.ts';
import { call } from '../../../api/client.ts';
import { TextButton } from '../../../ui/text-button.tsx';
import classes from './history-table.module.css';

export function TakeBack({ job }: { job: ImportJob }) {
  const client = useQueryClient();
  const params = { jobId: job.job_id };
  const redo = useMutation({
    mutationFn: () => call(redoImport, { params }, { idempotencyKey: crypto.randomUUID() }),
    onSuccess: () => client.invalidateQueries({ queryKey: [listImportJobs.name] }),
  });
  const { state, can_undo: canUndo, can_redo: canRedo } = job.undo;
  if (canRedo && state === 'undone')
    return (
      <>
        <TextButton disabled={redo.isPending} onClick={() => redo.mutate()}>
          {t('Redo')}
        </TextButton>
        {redo.error && (
          <span className={classes['refused']} role="alert" title={toApiError(redo.error).message}>
            {toApiError(redo.error).message}
          </span>
        )}
      </>
    );
  if (!canUndo || job.created_count + job.updated_count === 0) return null;
  return (
    <Link to="/imports/$jobId" params={params} className={classes['link']}>
      {t('Undo')}
    </Link>
  );
}
