// Imports, newest first: what each did, and the way to it.
import { Link } from '@tanstack/react-router';
import { t, tc } from '../../../../shared/messages/message.ts';
import type { ImportJob } from '../../../../shared/schema/import.ts';
import { formatCount, formatDateTime, formatWhen } from '../../../lib/format.ts';
import { jobTitle } from '../job/job-title.ts';
import { stateOf } from './history-row.ts';
import { TakeBack } from './take-back.tsx';
import plain from '../../../ui/plain-table.module.css';
import classes from './history-table.module.css';

type Props = { jobs: readonly ImportJob[]; current?: string };

export function HistoryTable({ jobs, current }: Props) {
  return (
    <div className={classes['frame']}>
      <table className={`${plain['table']} ${classes['table']}`} aria-label={t('Imports')}>
        <thead>
          <tr>
            <th className={classes['when']}>{t('When')}</th>
            <th>{t('File')}</th>
            <th className={classes['by']}>{t('By')}</th>
            <th className={classes['number']}>{t('Rows')}</th>
            <th className={classes['number']}>{t('Created')}</th>
            <th className={classes['number']}>{t('Updated')}</th>
            <th className={classes['number']}>{tc('rows', 'Failed')}</th>
            <th className={classes['state']}>{t('State')}</th>
          </tr>
        </thead>
        <tbody>
          {jobs.map((job) => (
            <HistoryRow key={job.job_id} job={job} isCurrent={job.job_id === current} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** What the row has no room for: the recipe, and which bytes the file was. */
function detailOf({ recipe, file_sha256: sha256 }: ImportJob, title: string): string {
  const lines = [
    title,
    recipe && t('Recipe: {name}', { name: recipe.name }),
    sha256 && t('sha256 {hash}', { hash: sha256 }),
  ];
  return lines.filter((line) => line !== null).join('\n');
}

function HistoryRow({ job, isCurrent }: { job: ImportJob; isCurrent: boolean }) {
  const title = jobTitle(job);
  return (
    <tr {...(isCurrent ? { 'aria-current': true } : {})}>
      <td className={classes['quiet']} title={formatDateTime(job.created_at)}>
        {formatWhen(job.created_at)}
      </td>
      <td title={detailOf(job, title)}>
        {isCurrent ? (
          title
        ) : (
          <Link to="/imports/$jobId" params={{ jobId: job.job_id }}>
            {title}
          </Link>
        )}
      </td>
      <td className={`${classes['quiet']} ${classes['by']}`} title={job.created_by.fullName}>
        {job.created_by.fullName}
      </td>
      <td className={classes['number']}>{formatCount(job.total_count)}</td>
      <td className={classes['number']}>{formatCount(job.created_count)}</td>
      <td className={classes['number']}>{formatCount(job.updated_count)}</td>
      <td className={classes['number']} data-failed={job.failed_count > 0}>
        {formatCount(job.failed_count)}
      </td>
      <td className={classes['state']} data-status={job.status}>
        {isCurrent ? t('This import') : stateOf(job)} {!isCurrent && <TakeBack job={job} />}
      </td>
    </tr>
  );
}
