// Sends the fixed error file: by its path in the desktop, as bytes in a browser.
import { resubmitImport } from '../../../../../shared/contract/resubmit.ts';
import type { Resubmitted } from '../../../../../shared/schema/resubmit.ts';
import { errorFromAnswer } from '../../../../api/api-error.ts';
import { call, urlOf } from '../../../../api/client.ts';
import { native } from '../../../../api/native.ts';

export type FixedFile = { path: string } | { file: File };

export const fixedFileOf = (file: File): FixedFile => {
  const path = native()?.pathOfDroppedFile(file);
  return path ? { path } : { file };
};

export async function sendFixedFile(jobId: string, fixed: FixedFile): Promise<Resubmitted> {
  const params = { jobId };
  if ('path' in fixed) return (await call(resubmitImport, { params, body: { path: fixed.path } })).data;
  const { file } = fixed;
  const response = await fetch(urlOf(resubmitImport, { params, body: {} }), {
    method: resubmitImport.method,
    headers: { 'Content-Type': 'application/octet-stream', 'X-File-Name': encodeURIComponent(file.name) },
    body: file,
  });
  const answer: unknown = await response.json().catch(() => undefined);
  if (!response.ok || answer === undefined) throw errorFromAnswer(response.status, answer);
  return (answer as { data: Resubmitted }).data;
}
