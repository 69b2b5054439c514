// The rows that failed, by cause. Each cause opens to its rows; all of them can be saved, fixed and imported again.
import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { getImportErrorGroups } from '../../../../shared/contract/imports.ts';
import { t } from '../../../../shared/messages/message.ts';
import { toApiError } from '../../../api/api-error.ts';
import { queryOf } from '../../../api/query.ts';
import { InlineError, Loading } from '../../../ui/message.tsx';
import section from '../wizard/frame/section.module.css';
import { downloadErrors } from './download-errors.ts';
import { groupKey } from './error-groups.ts';
import { ErrorGroupRows } from './error-group-rows.tsx';
import plain from '../../../ui/plain-table.module.css';
import classes from './failed-rows.module.css';
import layout from './job-layout.module.css';
import { FixedFileDrop } from './resubmit/fixed-file-drop.tsx';
import type { FixedFile } from './resubmit/send-fixed-file.ts';

type Props = {
  jobId: string;
  fileName: string | null;
  failed: number;
  /** A fixed file is on its way. */
  sending: boolean;
  onFixed: (file: FixedFile) => void;
};

export function FailedRows({ jobId, fileName, failed, sending, onFixed }: Props) {
  const groups = useQuery(queryOf(getImportErrorGroups, { params: { jobId } }));
  const download = useMutation({ mutationFn: () => downloadErrors(jobId, fileName) });
  const title = t('{n, plural, one {# row} other {# rows}} failed', { n: failed });
  const problem = download.error ?? groups.error;
  return (
    <section aria-label={title}>
      <div className={layout['sectionHead']}>
        <h3>{title}</h3>
        <span className={section['caption']}>
          {t('They are kept with this import. Fixing them adds to this same ledger.')}
        </span>
        <Button
          size="xs"
          className={section['right'] ?? ''}
          leftSection={<IconDownload size={14} stroke={1.4} aria-hidden="true" />}
          loading={download.isPending}
          onClick={() => download.mutate()}
        >
          {t('Download {n, plural, one {# row} other {# rows}} as CSV', { n: failed })}
        </Button>
        <FixedFileDrop busy={sending} onFile={onFixed} />
      </div>
      {problem && <InlineError>{toApiError(problem).message}</InlineError>}
      {groups.isPending && <Loading label={t('Grouping the failed rows')} />}
      {groups.data && (
        <table className={`${plain['table']} ${classes['table']}`}>
          <thead>
            <tr>
              <th className={classes['cause']}>{t('Cause')}</th>
              <th className={classes['count']}>{t('Rows')}</th>
              <th className={classes['column']}>{t('Column')}</th>
              <th>{t('Values')}</th>
              <th className={classes['action']} aria-label={t('Rows of the cause')} />
            </tr>
          </thead>
          {groups.data.data.items.map((group) => (
            <ErrorGroupRows key={groupKey(group)} jobId={jobId} group={group} />
          ))}
        </table>
      )}
    </section>
  );
}
