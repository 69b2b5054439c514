// The choices that an import ran with: what a person needs to repeat it or to doubt it.
import { t, tc } from '../../../../shared/messages/message.ts';
import type { ImportJob } from '../../../../shared/schema/import.ts';
import { targetLabel, ignoreTarget } from '../wizard/columns/fields.ts';
import classes from './job-layout.module.css';
import { shortHash } from './kept-source.ts';

export function JobFacts({ job }: { job: ImportJob }) {
  const { options } = job;
  const columns = Object.entries(options.mapping);
  const mapped = columns.filter(([, target]) => target !== ignoreTarget);
  const leftOut = columns.filter(([, target]) => target === ignoreTarget).map(([column]) => column);
  return (
    <>
      <section className={classes['facts']}>
        <h3>{t('How it was imported')}</h3>
        <dl>
          <dt>{t('Already here')}</dt>
          <dd>{options.update_existing ? t('updated') : t('skipped')}</dd>
          <dt>{t('Tags')}</dt>
          <dd>{options.tags.length === 0 ? tc('tags', 'none') : options.tags.join(', ')}</dd>
          <dt>{t('By')}</dt>
          <dd>{job.created_by.fullName}</dd>
          {job.file_sha256 !== null && (
            <>
              <dt>{t('SHA-256')}</dt>
              <dd title={job.file_sha256} className={classes['hash']}>
                {shortHash(job.file_sha256)}
              </dd>
            </>
          )}
        </dl>
      </section>
      {mapped.length > 0 && (
        <section className={classes['facts']}>
          <h3>{t('Columns')}</h3>
          <dl>
            {mapped.map(([column, target]) => (
              <Pair key={column} column={column} target={target} />
            ))}
            {leftOut.length > 0 && (
              <>
                <dt>{t('Not imported')}</dt>
                <dd title={leftOut.join('\n')}>{shorten(leftOut)}</dd>
              </>
            )}
          </dl>
        </section>
      )}
    </>
  );
}

/** Enough to see which kind of columns they are. */
const shownNames = 8;

const shorten = (names: readonly string[]): string =>
  names.length <= shownNames + 1
    ? names.join(', ')
    : t('{names} and {n, number} more', {
        names: names.slice(0, shownNames).join(', '),
        n: names.length - shownNames,
      });

function Pair({ column, target }: { column: string; target: string }) {
  return (
    <>
      <dt>{targetLabel(target)}</dt>
      <dd>{column}</dd>
    </>
  );
}
