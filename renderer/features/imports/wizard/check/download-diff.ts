// Saves what an import would do as a CSV file. Fetched and saved from memory, for a plain link cannot show why it failed.
import { getDryRunDiff } from '../../../../../shared/contract/dry-runs.ts';
import { t } from '../../../../../shared/messages/message.ts';
import { errorFromAnswer } from '../../../../api/api-error.ts';
import { urlOf } from '../../../../api/client.ts';
import { saveBlob } from '../../../../lib/save-blob.ts';

/** "accounts.csv" → "accounts, what would change.csv". */
const diffFileName = (fileName: string): string =>
  `${t('{name}, what would change', { name: fileName.replace(/\.[^.]{1,5}$/, '') })}.csv`;

export async function downloadDiff(dryRunId: string, fileName: string): Promise<void> {
  const response = await fetch(urlOf(getDryRunDiff, { params: { dryRunId } }));
  if (!response.ok) throw errorFromAnswer(response.status, await response.json().catch(() => undefined));
  saveBlob(await response.blob(), diffFileName(fileName));
}
