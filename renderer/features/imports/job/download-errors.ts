// Saves an import's failed rows as a CSV file: the input's own columns and why each row failed.
// Fetched and saved from memory, for a plain link cannot show why a download failed.
import { getImportErrors } from '../../../../shared/contract/imports.ts';
import { t } from '../../../../shared/messages/message.ts';
import { errorFromAnswer } from '../../../api/api-error.ts';
import { urlOf } from '../../../api/client.ts';
import { saveBlob } from '../../../lib/save-blob.ts';

/** "accounts.csv" → "accounts, failed rows.csv". */
export const errorFileName = (fileName: string | null): string =>
  t('{name}, failed rows.csv', { name: (fileName ?? t('import')).replace(/\.[^.]{1,5}$/, '') });

export async function downloadErrors(jobId: string, fileName: string | null): Promise<void> {
  const response = await fetch(urlOf(getImportErrors, { params: { jobId }, query: { format: 'csv' } }));
  if (!response.ok) throw errorFromAnswer(response.status, await response.json().catch(() => undefined));
  saveBlob(await response.blob(), errorFileName(fileName));
}
