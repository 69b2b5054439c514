// Why a file cannot be read, in words that say what to do. Every refusal of the reader is made here.
import { AppError } from '../../../../../shared/errors.ts';
import { msg, t } from '../../../../../shared/messages/message.ts';
import { importLimits } from '../../../../../shared/schema/import.ts';

export const unreadable = (message: string, cause?: unknown): AppError =>
  new AppError('unreadable_file', { message, ...(cause === undefined ? {} : { cause }) });

export const emptyFile = (): AppError =>
  unreadable(t('The file is empty: it has no bytes. Export it again, then choose the new file.'));

export const noTable = (): AppError =>
  unreadable(t('The file has no table: only empty lines. Export it again, then choose the new file.'));

export const controlCharacters = (): AppError =>
  unreadable(
    t('The file is no text: it is full of control characters. Choose a CSV file, or export it as CSV.'),
  );

export const tooLong = (line: number): AppError =>
  unreadable(
    t(
      'The record at line {line, number} is longer than {max, number} characters. Check the delimiter and the quote, or split the cell in the program that wrote the file.',
      { line, max: importLimits.cell },
    ),
  );

export const tooManyColumns = (columns: number, line: number): AppError =>
  unreadable(
    t(
      'Line {line, number} has {columns, number} columns; {max, number} is the most that can be read. Delete columns that are not needed, or check the delimiter.',
      { line, columns, max: importLimits.columns },
    ),
  );

export const changedWhileRead = (): AppError =>
  unreadable(
    t('The file changed while it was read. Close the program that writes it, then choose it again.'),
  );

export const goneWhileRead = (): AppError =>
  unreadable(t('The file was deleted or moved while it was read. Put it back, then choose it again.'));

export const damagedArchive = (cause: unknown): AppError =>
  unreadable(
    t('The .gz file is cut off or damaged and cannot be unpacked to its end. Download or copy it again.'),
    cause,
  );

const messages: Record<string, string> = {
  ENOENT: msg('There is no file at this path. Check the name, or choose the file again.'),
  ENOTDIR: msg('There is no file at this path. Check the name, or choose the file again.'),
  ENAMETOOLONG: msg('The path is too long. Move the file to a shorter path, then choose it again.'),
  EACCES: msg(
    'You have no right to read this file. Give yourself read access, or copy it to your own folder.',
  ),
  EPERM: msg(
    'You have no right to read this file. Give yourself read access, or copy it to your own folder.',
  ),
  EBUSY: msg(
    'Another program holds the file. Close it there (a spreadsheet program, perhaps), then try again.',
  ),
  ELOOP: msg('The link points to itself. Choose the file that it should point to.'),
  EISDIR: msg('This is a folder, not a file. Choose one file inside it.'),
  EMFILE: msg('Too many files are open. Close some programs, then try again.'),
  EIO: msg('The disk could not be read at this place. Copy the file to another disk, then choose the copy.'),
  ESTALE: msg('The network folder went away. Connect to it again, then choose the file again.'),
};

/** A failed system call or a damaged archive as an AppError; anything else comes back as it is. */
export function explainFileError(error: unknown): unknown {
  const code = (error as { code?: unknown } | null)?.code;
  if (error instanceof AppError || typeof code !== 'string') return error;
  if (code.startsWith('Z_')) return damagedArchive(error);
  const message = messages[code];
  return message === undefined ? error : unreadable(t(message), error);
}
