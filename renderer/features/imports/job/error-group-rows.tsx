// One cause of failed rows, and the rows themselves once it is opened.
import { useState } from 'react';
import type { ErrorGroup } from '../../../../shared/contract/imports.ts';
import { t } from '../../../../shared/messages/message.ts';
import { toApiError } from '../../../api/api-error.ts';
import { formatCount } from '../../../lib/format.ts';
import { InlineError } from '../../../ui/message.tsx';
import { causeOf } from './causes.ts';
import { describeValues } from './error-groups.ts';
import classes from './failed-rows.module.css';
import { rowPlace } from './row-place.ts';
import { useGroupRows, type FailedRow } from './use-group-rows.ts';

type Props = { jobId: string; group: ErrorGroup };

export function ErrorGroupRows({ jobId, group }: Props) {
  const [open, setOpen] = useState(false);
  const values = describeValues(group);
  return (
    <tbody>
      <tr data-open={open}>
        <td className={classes['cause']} title={group.message}>
          {causeOf(group)}
        </td>
        <td className={classes['count']}>{formatCount(group.rows)}</td>
        <td className={classes['quiet']} title={group.column ?? ''}>
          {group.column ?? '–'}
        </td>
        <td className={classes['quiet']} title={values}>
          {values}
        </td>
        <td className={classes['action']}>
          <button type="button" aria-expanded={open} onClick={() => setOpen(!open)}>
            {open ? t('Hide rows') : t('Show rows')}
          </button>
        </td>
      </tr>
      {open && (
        <tr className={classes['detail']}>
          <td colSpan={5}>
            <Rows jobId={jobId} group={group} />
          </td>
        </tr>
      )}
    </tbody>
  );
}

function Rows({ jobId, group }: Props) {
  const { rows, more, loading, error, loadMore } = useGroupRows(jobId, group);
  const shared = sharedMessage(rows);
  return (
    <>
      {error && <InlineError>{toApiError(error).message}</InlineError>}
      {shared !== null && <p className={classes['shared']}>{shared}</p>}
      <ul className={classes['rows']}>
        {rows.map((row, i) => (
          <Row key={`${i}:${row.row_number}`} row={row} withMessage={shared === null} />
        ))}
      </ul>
      {loading && <p className={classes['quiet']}>{t('Reading the rows…')}</p>}
      {!more && !loading && rows.length < group.rows && (
        <p className={classes['quiet']}>{t('The other rows are in the CSV.')}</p>
      )}
      {more && !loading && (
        <button type="button" className={classes['more']} onClick={loadMore}>
          {t('Show more of {n, number}', { n: group.rows })}
        </button>
      )}
    </>
  );
}

/** What all rows say, so that it is said once; null where they differ. */
function sharedMessage(rows: readonly FailedRow[]): string | null {
  const [first] = rows;
  return first && rows.every((row) => row.message === first.message) ? first.message : null;
}

/** A row is recognised by its cells; a very long one is cut here and whole in the CSV. */
const shownCharacters = 400;

function Row({ row, withMessage }: { row: FailedRow; withMessage: boolean }) {
  const cells = row.cells
    .filter((cell) => cell !== '')
    .join(' · ')
    .slice(0, shownCharacters);
  return (
    <li>
      <span className={classes['where']}>{rowPlace(row)}</span>
      <div className={classes['what']}>
        {withMessage && <p>{row.message}</p>}
        <p className={classes['cells']} title={cells}>
          {cells}
        </p>
      </div>
    </li>
  );
}
