// The rows of imported files that made or changed the record, as they stand in the files.
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { t } from '../../../../shared/messages/message.ts';
import { getCompanyRows } from '../../../../shared/contract/record.ts';
import type { RecordRow } from '../../../../shared/schema/record.ts';
import { toApiError } from '../../../api/api-error.ts';
import { queryOf } from '../../../api/query.ts';
import { formatWhen } from '../../../lib/format.ts';
import { InlineError, Loading } from '../../../ui/message.tsx';
import classes from './record.module.css';

function Row({ row }: { row: RecordRow }) {
  const { import: job, rowNumber, cells, missing, original } = row;
  return (
    <section className={classes['section']}>
      <header className={classes['rowHead']}>
        <h3>
          <Link to="/imports/$jobId" params={{ jobId: job.id }}>
            {job.fileName ?? t('Rows sent over the API')}
          </Link>
        </h3>
        <p>{t('Row {n, number}, {when}', { n: rowNumber, when: formatWhen(job.at) })}</p>
      </header>
      {cells && (
        <dl className={classes['cells']}>
          {cells.map(({ column, value }, at) => (
            // Files may have two columns of one name.
            // oxlint-disable-next-line react/no-array-index-key
            <div key={at}>
              <dt title={column}>{column}</dt>
              <dd>{value === '' ? <span className={classes['empty']}>–</span> : value}</dd>
            </div>
          ))}
        </dl>
      )}
      {original !== null && <pre className={classes['original']}>{original}</pre>}
      {missing !== null && <p className={classes['quiet']}>{missing}</p>}
    </section>
  );
}

export function RowsTab({ companyId }: { companyId: string }) {
  const { data, error } = useQuery(queryOf(getCompanyRows, { params: { companyId }, query: { limit: 100 } }));
  const rows = data?.data.items;
  return (
    <div className={classes['scroll']}>
      {error && <InlineError>{toApiError(error).message}</InlineError>}
      {!rows && !error && <Loading label={t('Reading the rows')} />}
      {rows?.length === 0 && (
        <p className={classes['quiet']}>{t('No row of an import made or changed it.')}</p>
      )}
      {rows?.map((row) => (
        <Row key={`${row.import.id} ${row.rowNumber}`} row={row} />
      ))}
    </div>
  );
}
