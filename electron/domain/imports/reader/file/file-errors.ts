// Why a file cannot be read, in words that say what to do. Every refusal of the reader is made here.
import { AppError } from '../../../../../shared/errors.ts';
import { importLimits } from '../../../../../shared/schema/import.ts';

const count = (n: number): string => n.toLocaleString('en-US');

export const unreadable = (message: string, cause?: unknown): AppError =>
  new AppError('unreadable_file', { message, ...(cause === undefined ? {} : { cause }) });

export const emptyFile = (): AppError =>
  unreadable('The file is empty: it has no bytes. Export it again, then choose the new file.');

export const noTable = (): AppError =>
  unreadable('The file has no table: only empty lines. Export it again, then choose the new file.');

export const controlCharacters = (): AppError =>
  unreadable(
    'The file is no text: it is full of control characters. Choose a CSV file, or export it as CSV.',
  );

export const tooLong = (line: number): AppError =>
  unreadable(
    `The record at line ${count(line)} is longer than ${count(importLimits.cell)} characters. ` +
      'Check the delimiter and the quote, or split the cell in the program that wrote the file.',
  );

export const tooManyColumns = (columns: number, line: number): AppError =>
  unreadable(
    `Line ${count(line)} has ${count(columns)} columns; ${count(importLimits.columns)} is the most that can be read. ` +
      'Delete columns that are not needed, or check the delimiter.',
  );

export const changedWhileRead = (): AppError =>
  unreadable('The file changed while it was read. Close the program that writes it, then choose it again.');

export const goneWhileRead = (): AppError =>
  unreadable('The file was deleted or moved while it was read. Put it back, then choose it again.');

export const damagedArchive = (cause: unknown): AppError =>
  unreadable(
    'The .gz file is cut off or damaged and cannot be unpacked to its end. Download or copy it again.',
    cause,
  );

const messages: Record<string, string> = {
  ENOENT: 'There is no file at this path. Check the name, or choose the file again.',
  ENOTDIR: 'There is no file at this path. Check the name, or choose the file again.',
  ENAMETOOLONG: 'The path is too long. Move the file to a shorter path, then choose it again.',
  EACCES: 'You have no right to read this file. Give yourself read access, or copy it to your own folder.',
  EPERM: 'You have no right to read this file. Give yourself read access, or copy it to your own folder.',
  EBUSY: 'Another program holds the file. Close it there (a spreadsheet program, perhaps), then try again.',
  ELOOP: 'The link points to itself. Choose the file that it should point to.',
  EISDIR: 'This is a folder, not a file. Choose one file inside it.',
  EMFILE: 'Too many files are open. Close some programs, then try again.',
  EIO: 'The disk could not be read at this place. Copy the file to another disk, then choose the copy.',
  ESTALE: 'The network folder went away. Connect to it again, then choose the file again.',
};

/** A failed system call or a damaged archive as an AppError; anything else comes back as it is. */
export function explainFileError(error: unknown): unknown {
  const code = (error as { code?: unknown } | null)?.code;
  if (error instanceof AppError || typeof code !== 'string') return error;
  if (code.startsWith('Z_')) return damagedArchive(error);
  const message = messages[code];
  return message === undefined ? error : unreadable(message, error);
}
