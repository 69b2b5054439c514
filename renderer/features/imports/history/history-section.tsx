// The last imports under a result, so that it is seen among the others.
import { useQuery } from '@tanstack/react-query';
import { listImportJobs } from '../../../../shared/contract/imports.ts';
import { t } from '../../../../shared/messages/message.ts';
import { queryOf } from '../../../api/query.ts';
import layout from '../job/job-layout.module.css';
import { HistoryTable } from './history-table.tsx';

const shownJobs = 5;

export function HistorySection({ current }: { current: string }) {
  const { data } = useQuery(queryOf(listImportJobs, { query: { limit: shownJobs } }));
  if (!data) return null;
  return (
    <section aria-label={t('Import history')}>
      <div className={layout['sectionHead']}>
        <h3>{t('Import history')}</h3>
      </div>
      <HistoryTable jobs={data.data.items} current={current} />
    </section>
  );
}
