// At the foot of a result: for how long its file is kept, and which bytes it was.
import { t } from '../../../../shared/messages/message.ts';
import type { ImportJob } from '../../../../shared/schema/import.ts';
import { StatusNote } from '../../../ui/status-bar.tsx';
import section from '../wizard/frame/section.module.css';
import { keptFor, shortHash } from './kept-source.ts';

export function SourceNote({ job }: { job: ImportJob }) {
  return (
    <StatusNote>
      <span>{keptFor(job.source_file)}</span>
      {job.file_sha256 !== null && (
        <span className={section['mono']} title={job.file_sha256}>
          {t('sha256 {hash}', { hash: shortHash(job.file_sha256) })}
        </span>
      )}
    </StatusNote>
  );
}
