// The file that an import read, as it was: its rows on demand, the file itself to save, and until when it is kept.
import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { getImportFile } from '../../../../shared/contract/recipes.ts';
import { t } from '../../../../shared/messages/message.ts';
import type { ImportJob } from '../../../../shared/schema/import.ts';
import { urlOf } from '../../../api/client.ts';
import { formatBytes } from '../../../lib/format.ts';
import section from '../wizard/frame/section.module.css';
import layout from './job-layout.module.css';
import { describeKept } from './kept-source.ts';
import { SourceRowsTable } from './source-rows-table.tsx';

export function SourceRows({ job }: { job: ImportJob }) {
  const [shown, setShown] = useState(false);
  const { source_file: file } = job;
  if (file.state === 'none') return null;
  return (
    <section aria-label={t('Source rows')}>
      <div className={layout['sectionHead']}>
        <h3>{t('Source rows')}</h3>
        <span className={section['caption']}>{describeKept(file)}</span>
        {file.state === 'kept' && (
          <>
            <Button
              size="xs"
              className={section['right'] ?? ''}
              component="a"
              href={urlOf(getImportFile, { params: { jobId: job.job_id } })}
              download={job.file_name ?? 'import.csv'}
              leftSection={<IconDownload size={14} stroke={1.4} aria-hidden="true" />}
            >
              {t('Download the file, {size}', { size: formatBytes(file.byte_size) })}
            </Button>
            <Button size="xs" aria-expanded={shown} onClick={() => setShown(!shown)}>
              {shown ? t('Hide source rows') : t('Show source rows')}
            </Button>
          </>
        )}
      </div>
      {shown && file.state === 'kept' && <SourceRowsTable jobId={job.job_id} />}
    </section>
  );
}
