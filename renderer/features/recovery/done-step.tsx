// What a recovery did. The report is kept beside the damaged files too.
import { Button } from '@mantine/core';
import { t } from '../../../shared/messages/message.ts';
import type { RecoveryAction, RecoveryReport } from '../../../shared/schema/recovery.ts';
import { Path } from './choose-step.tsx';
import { SavedTable } from './saved-table.tsx';
import classes from './recovery-screen.module.css';

const titles: Record<RecoveryAction, (n: number) => string> = {
  salvage: (n) => t('{n, plural, one {# company} other {# companies}} saved', { n }),
  restore: (n) => t('{n, plural, one {# company} other {# companies}} restored', { n }),
  'open-as-it-is': (n) =>
    t('{n, plural, one {# company} other {# companies}} opened as they were found', { n }),
  'start-empty': () => t('The workspace is empty'),
};

export function DoneStep({ report, onOpen }: { report: RecoveryReport; onOpen: () => void }) {
  const { action, tables, keptIn, doubtfulFile } = report;
  const doubtful = tables.reduce((rows, table) => rows + table.doubtful, 0);
  return (
    <>
      <h1 className={classes['title']}>{titles[action](report.companies)}</h1>
      {tables.length > 0 && <SavedTable tables={tables} done />}
      {doubtfulFile !== null && (
        <>
          <p className={classes['quiet']}>
            {t(
              '{n} of the lost rows could be read but not be trusted. They were not taken over; they are in a file, so that you can look:',
              { n: doubtful },
            )}
          </p>
          <Path label={t('Doubtful')} path={doubtfulFile} />
        </>
      )}
      <p className={classes['quiet']}>
        {t('The files as they were found are kept, with a report. Delete them when you need them no more.')}
      </p>
      <Path label={t('Kept in')} path={keptIn} />
      <footer className={classes['actions']}>
        <Button variant="filled" onClick={onOpen}>
          {t('Open the workspace')}
        </Button>
      </footer>
    </>
  );
}
