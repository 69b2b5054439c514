// Lines that were mended while reading, before and after: whoever doubts a mend sees what stood in the file.
import { Button } from '@mantine/core';
import { useState } from 'react';
import type { RepairedRow } from '../../../../shared/contract/repairs.ts';
import { t } from '../../../../shared/messages/message.ts';
import type { ImportJob } from '../../../../shared/schema/import.ts';
import { toApiError } from '../../../api/api-error.ts';
import { InlineError, Loading } from '../../../ui/message.tsx';
import section from '../wizard/frame/section.module.css';
import layout from './job-layout.module.css';
import classes from './repaired-rows.module.css';
import { rowPlace } from './row-place.ts';
import { useRepairedRows } from './use-repaired-rows.ts';

export function RepairedRows({ job }: { job: ImportJob }) {
  const [shown, setShown] = useState(false);
  if (job.repaired_count === 0) return null;
  return (
    <section aria-label={t('Lines that did not read as they stood')}>
      <div className={layout['sectionHead']}>
        <h3>
          {t(
            '{n, plural, one {# line did not read as it stood} other {# lines did not read as they stood}}',
            {
              n: job.repaired_count,
            },
          )}
        </h3>
        <span className={section['caption']}>{t('Each is kept beside what was made of it.')}</span>
        <Button
          size="xs"
          className={section['right'] ?? ''}
          aria-expanded={shown}
          onClick={() => setShown(!shown)}
        >
          {shown ? t('Hide lines') : t('Show lines')}
        </Button>
      </div>
      {shown && <Lines jobId={job.job_id} total={job.repaired_count} />}
    </section>
  );
}

function Lines({ jobId, total }: { jobId: string; total: number }) {
  const { rows, more, loading, error, loadMore } = useRepairedRows(jobId);
  return (
    <>
      {error && <InlineError>{toApiError(error).message}</InlineError>}
      {loading && rows.length === 0 && <Loading label={t('Reading the lines')} />}
      <ul className={classes['lines']}>
        {rows.map((row) => (
          <Line key={row.row_number} row={row} />
        ))}
      </ul>
      {more && (
        <button type="button" className={classes['more']} disabled={loading} onClick={loadMore}>
          {t('Show more of {n, number}', { n: total })}
        </button>
      )}
    </>
  );
}

/** A very long line is cut here; the API has all of it. */
const shownCharacters = 600;

function Line({ row }: { row: RepairedRow }) {
  const isRead = row.cells.some((cell) => cell !== '');
  return (
    <li>
      <span className={classes['where']}>{rowPlace(row)}</span>
      <div className={classes['what']}>
        <p>{row.message}</p>
        <dl>
          <dt>{t('In the file')}</dt>
          <dd>
            <del>{row.original.slice(0, shownCharacters)}</del>
          </dd>
          <dt>{t('Read as')}</dt>
          <dd>
            {isRead
              ? row.cells.map((cell, at) => (
                  // oxlint-disable-next-line react/no-array-index-key -- a cell has no name but its place
                  <ins key={at}>{cell.slice(0, shownCharacters)}</ins>
                ))
              : t('Nothing; the row failed')}
          </dd>
        </dl>
      </div>
    </li>
  );
}
