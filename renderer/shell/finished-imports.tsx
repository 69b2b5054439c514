// Says that the import of a file has finished, to a person who is elsewhere. A failed one stays in the status bar instead.
import { Link, useLocation } from '@tanstack/react-router';
import { useCallback, useEffect, useRef } from 'react';
import { t, tc } from '../../shared/messages/message.ts';
import type { BackendEvent } from '../../shared/events.ts';
import type { ImportJob } from '../../shared/schema/import.ts';
import { useBackendEvent } from '../api/events.ts';
import { toast } from '../ui/toast.ts';
import classes from './finished-imports.module.css';

type Finished = Extract<BackendEvent, { topic: 'import:completed' }>;

function Words({ job }: { job: ImportJob }) {
  return (
    <span className={classes['words']}>
      <span>
        {t(
          'Imported {name}: {n, plural, one {# company} other {# companies}}{failed, plural, =0 {} one {, # row failed} other {, # rows failed}}.',
          {
            name: job.file_name ?? tc('imported', 'a table'),
            n: job.created_count + job.updated_count,
            failed: job.failed_count,
          },
        )}
      </span>
      <Link to="/imports/$jobId" params={{ jobId: job.job_id }} className={classes['show']}>
        {t('Show')}
      </Link>
    </span>
  );
}

export function useFinishedImports(): void {
  const { pathname } = useLocation();
  const here = useRef(pathname);
  useEffect(() => {
    here.current = pathname;
  }, [pathname]);
  useBackendEvent(
    'import:completed',
    useCallback(({ payload }: Finished) => {
      if (payload?.source_id && !here.current.startsWith('/imports')) toast(<Words job={payload} />);
    }, []),
  );
}
