// The choices that an import ran with: what a person needs to repeat it or to doubt it.
import type { ImportJob } from '../../../../shared/schema/import.ts';
import { formatCount } from '../../../lib/format.ts';
import { targetLabel, ignoreTarget } from '../wizard/columns/fields.ts';
import classes from './job-layout.module.css';

export function JobFacts({ job }: { job: ImportJob }) {
  const { options } = job;
  const columns = Object.entries(options.mapping);
  const mapped = columns.filter(([, target]) => target !== ignoreTarget);
  const leftOut = columns.filter(([, target]) => target === ignoreTarget).map(([column]) => column);
  return (
    <>
      <section className={classes['facts']}>
        <h3>How it was imported</h3>
        <dl>
          <dt>Already here</dt>
          <dd>{options.update_existing ? 'updated' : 'skipped'}</dd>
          <dt>Tags</dt>
          <dd>{options.tags.length === 0 ? 'none' : options.tags.join(', ')}</dd>
          <dt>By</dt>
          <dd>{job.created_by.fullName}</dd>
          {job.file_sha256 !== null && (
            <>
              <dt>SHA-256</dt>
              <dd title={job.file_sha256} className={classes['hash']}>
                {job.file_sha256.slice(0, 4)}…{job.file_sha256.slice(-4)}
              </dd>
            </>
          )}
        </dl>
      </section>
      {mapped.length > 0 && (
        <section className={classes['facts']}>
          <h3>Columns</h3>
          <dl>
            {mapped.map(([column, target]) => (
              <Pair key={column} column={column} target={target} />
            ))}
            {leftOut.length > 0 && (
              <>
                <dt>Not imported</dt>
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
    : `${names.slice(0, shownNames).join(', ')} and ${formatCount(names.length - shownNames)} more`;

function Pair({ column, target }: { column: string; target: string }) {
  return (
    <>
      <dt>{targetLabel(target)}</dt>
      <dd>{column}</dd>
    </>
  );
}
