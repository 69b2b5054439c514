// Says that the import of a file has finished, to a person who is elsewhere. A failed one stays in the status bar instead.
import { Link, useLocation } from '@tanstack/react-router';
import { useCallback, useEffect, useRef } from 'react';
import type { BackendEvent } from '../../shared/events.ts';
import type { ImportJob } from '../../shared/schema/import.ts';
import { useBackendEvent } from '../api/events.ts';
import { plural } from '../lib/format.ts';
import { toast } from '../ui/toast.ts';
import classes from './finished-imports.module.css';

type Finished = Extract<BackendEvent, { topic: 'import:completed' }>;

function Words({ job }: { job: ImportJob }) {
  const changed = plural(job.created_count + job.updated_count, 'company', 'companies');
  return (
    <span className={classes['words']}>
      <span>
        Imported {job.file_name ?? 'a table'}: {changed}
        {job.failed_count > 0 && `, ${plural(job.failed_count, 'row', 'rows')} failed`}.
      </span>
      <Link to="/imports/$jobId" params={{ jobId: job.job_id }} className={classes['show']}>
        Show
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
