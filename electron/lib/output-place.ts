// Where a file is to be written that takes its place by a rename. A rename puts away whatever stands there, be it the device
// node of the null device or the link /dev/stdout.
import { realpathSync, statSync, type Stats } from 'node:fs';
import { AppError } from '../../shared/errors.ts';
import { t } from '../../shared/messages/message.ts';
import { explainOutput } from './explain-output.ts';

/** The file that a path leads to or will be. Throws in a person's words where something else stands there. */
export function outputPlace(path: string): string {
  try {
    const found = statSync(path, { throwIfNoEntry: false });
    if (found === undefined) return path;
    if (found.isFile()) return realpathSync(path);
    throw noFile(path, found);
  } catch (error) {
    throw explainOutput(error, path);
  }
}

const noFile = (path: string, found: Stats): AppError =>
  new AppError('unreadable_file', {
    message: found.isDirectory()
      ? t('{path} cannot be written: it is a folder. Name a file in it.', { path })
      : t('{path} cannot be written: it is a device or a pipe. Name a file.', { path }),
  });
