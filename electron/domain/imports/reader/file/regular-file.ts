// A path that somebody named is looked at before it is opened: to open a pipe waits for whoever writes to it, without end.
import type { Stats } from 'node:fs';
import { stat } from 'node:fs/promises';
import { t } from '../../../../../shared/messages/message.ts';
import { explainFileError, unreadable } from './file-errors.ts';

/** Throws in a person's words unless there is a file. */
export async function regularFile(path: string): Promise<Stats> {
  const found = await stat(path).catch((error: unknown) => {
    throw explainFileError(error);
  });
  if (found.isDirectory()) throw unreadable(t('This is a folder, not a file. Choose one file inside it.'));
  if (!found.isFile()) throw unreadable(t('This is a device or a pipe, not a file. Choose a file on disk.'));
  return found;
}
