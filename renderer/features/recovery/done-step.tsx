// What a recovery did. The report is kept beside the damaged files too.
import { Button } from '@mantine/core';
import type { RecoveryReport } from '../../../shared/schema/recovery.ts';
import { formatCount, plural } from '../../lib/format.ts';
import { Path } from './choose-step.tsx';
import { SavedTable } from './saved-table.tsx';
import classes from './recovery-screen.module.css';

const titles = {
  salvage: (companies: string) => `${companies} saved`,
  restore: (companies: string) => `${companies} restored`,
  'open-as-it-is': (companies: string) => `${companies} opened as they were found`,
  'start-empty': () => 'The workspace is empty',
} as const;

export function DoneStep({ report, onOpen }: { report: RecoveryReport; onOpen: () => void }) {
  const { action, tables, keptIn, doubtfulFile } = report;
  const doubtful = tables.reduce((rows, table) => rows + table.doubtful, 0);
  return (
    <>
      <h1 className={classes['title']}>{titles[action](plural(report.companies, 'company', 'companies'))}</h1>
      {tables.length > 0 && <SavedTable tables={tables} done />}
      {doubtfulFile !== null && (
        <>
          <p className={classes['quiet']}>
            {formatCount(doubtful)} of the lost rows could be read but not be trusted. They were not taken
            over; they are in a file, so that you can look:
          </p>
          <Path label="Doubtful" path={doubtfulFile} />
        </>
      )}
      <p className={classes['quiet']}>
        The files as they were found are kept, with a report. Delete them when you need them no more.
      </p>
      <Path label="Kept in" path={keptIn} />
      <footer className={classes['actions']}>
        <Button variant="filled" onClick={onOpen}>
          Open the workspace
        </Button>
      </footer>
    </>
  );
}
