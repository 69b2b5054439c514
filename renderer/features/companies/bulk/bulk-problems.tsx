// Which companies could not take a bulk edit, and why: it stays until it has been read.
import { Button, Group, Modal } from '@mantine/core';
import { useCallback, useState } from 'react';
import type { BackendEvent } from '../../../../shared/events.ts';
import { t } from '../../../../shared/messages/message.ts';
import type { BulkJob } from '../../../../shared/schema/bulk.ts';
import { useBackendEvent } from '../../../api/events.ts';
import tables from '../../../ui/plain-table.module.css';
import { TextButton } from '../../../ui/text-button.tsx';
import classes from './bulk.module.css';

type Ended = Extract<BackendEvent, { topic: 'bulk:ended' }>;

function ProblemTable({ problems, onOpen }: { problems: BulkJob['problems']; onOpen: (id: string) => void }) {
  return (
    <div className={classes['scroll']}>
      <table className={tables['table']}>
        <thead>
          <tr>
            <th className={classes['company']}>{t('Company')}</th>
            <th>{t('Why not')}</th>
          </tr>
        </thead>
        <tbody>
          {problems.map(({ companyId, companyName, message }) => (
            <tr key={companyId}>
              <td title={companyName}>
                <TextButton onClick={() => onOpen(companyId)}>{companyName}</TextButton>
              </td>
              <td title={message}>{message}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

export function BulkProblems({ onOpen }: { onOpen: (companyId: string) => void }) {
  const [job, setJob] = useState<BulkJob | null>(null);
  useBackendEvent(
    'bulk:ended',
    useCallback(({ payload }: Ended) => {
      // A refresh of people is no bulk edit of companies.
      const isOfCompanies = payload?.step?.label.people === undefined;
      if (payload?.kind === 'edit' && isOfCompanies && payload.failed > 0) setJob(payload);
    }, []),
  );
  if (job === null) return null;
  const close = (): void => setJob(null);
  const rest = job.failed - job.problems.length;
  return (
    <Modal
      opened
      onClose={close}
      title={t('{n, plural, one {# company} other {# companies}} could not take it', { n: job.failed })}
      size={640}
    >
      <p className={classes['hint']}>
        {t('{n, plural, one {# company was} other {# companies were}} changed. These stay as they were.', {
          n: job.changed,
        })}
      </p>
      <ProblemTable
        problems={job.problems}
        onOpen={(id) => {
          close();
          onOpen(id);
        }}
      />
      {rest > 0 && <p className={classes['hint']}>{t('And {n, number} more.', { n: rest })}</p>}
      <Group justify="flex-end" mt="md">
        <Button variant="filled" onClick={close}>
          {t('Close')}
        </Button>
      </Group>
    </Modal>
  );
}
