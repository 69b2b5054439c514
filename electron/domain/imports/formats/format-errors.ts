// Why an archive, a workbook or a JSON file cannot be read, in words that say what to do.
import { AppError } from '../../../../shared/errors.ts';
import type { PartChoice } from '../../../../shared/schema/source-format.ts';
import { unreadable } from '../reader/file/file-errors.ts';

const shownNames = 10;

/** "a.csv, b.csv and 3 more". */
const listed = (names: readonly string[]): string =>
  names.length <= shownNames
    ? names.join(', ')
    : `${names.slice(0, shownNames).join(', ')} and ${names.length - shownNames} more`;

export const damaged = (what: string, cause?: unknown): AppError =>
  unreadable(`The ${what} is cut off or damaged. Download or copy it again.`, cause);

export const tooBigUnpacked = (): AppError =>
  unreadable(
    'The file would unpack to far more than its size promises, more than 512 MB or 100 times its size, so it was not unpacked. ' +
      'If you trust it, unpack it yourself or save the sheet as CSV, then choose that file.',
  );

export const tooManyEntries = (count: number): AppError =>
  unreadable(
    `The archive holds ${count.toLocaleString('en-US')} files. Unpack it, then choose the one table that you want.`,
  );

export const withPassword = (): AppError =>
  unreadable('The file is protected with a password. Save it without one, then choose the new file.');

export const oldExcel = (): AppError =>
  unreadable(
    'The file is an old Excel workbook (.xls). Open it in the spreadsheet program and save it as .xlsx.',
  );

export const binaryExcel = (): AppError =>
  unreadable(
    'The file is a binary Excel workbook (.xlsb). Open it in the spreadsheet program and save it as .xlsx.',
  );

export const noSpreadsheet = (what: string): AppError =>
  unreadable(`The file is ${what}, not a table. Choose a spreadsheet, CSV or JSON file.`);

const severalFiles = (names: readonly string[]): AppError =>
  unreadable(
    `The archive holds ${names.length.toLocaleString('en-US')} files: ${listed(names)}. Choose one of them with --entry NAME.`,
  );

export const emptyArchive = (): AppError =>
  unreadable('The archive holds no file. Choose another one, or the file that should be in it.');

export const emptyWorkbook = (): AppError =>
  unreadable('The workbook has no cell with anything in it. Choose another file, or save it again.');

export const emptySheet = (name: string): AppError =>
  unreadable(`The sheet "${name}" is empty. Choose another sheet.`);

export const tooMuchText = (): AppError =>
  unreadable('The table is too large: it makes more than 2 GB of text. Save it in parts, as CSV.');

export const tooManyRows = (): AppError =>
  unreadable('The sheet has rows beyond 1,048,576, which no spreadsheet program has. Save it as CSV.');

const notInFile = (path: 'sheet' | 'entry', message: string): AppError =>
  new AppError('validation_error', { message, issues: [{ path, code: 'unknown', message }] });

export const noSuchSheet = (name: string, names: readonly string[]): AppError =>
  notInFile(
    'sheet',
    names.length === 0
      ? `The file has no sheets, so "${name}" cannot be chosen. Leave the sheet out.`
      : `The workbook has no sheet "${name}". It has ${listed(names)}.`,
  );

export const noSuchEntry = (name: string, names: readonly string[]): AppError =>
  notInFile(
    'entry',
    names.length === 0
      ? `The file is no archive of files, so "${name}" cannot be chosen. Leave the entry out.`
      : `The archive has no file "${name}". It has ${listed(names)}.`,
  );

export const badJson = (line: number, why: string): AppError =>
  unreadable(
    `The JSON cannot be read at line ${line.toLocaleString('en-US')}: ${why}. Export it again, or mend the line.`,
  );

export const notRecords = (found: string): AppError =>
  unreadable(
    `The JSON is ${found}, not a list of records. Put the records in one list, [{"name": "Acme"}, …], or one on each line.`,
  );

export const emptyList = (): AppError =>
  unreadable('The JSON holds no record. Export it again, then choose the new file.');

/** A file without parts has none to choose. */
export function refuseParts({ sheet, entry }: PartChoice): void {
  if (sheet !== undefined) throw noSuchSheet(sheet, []);
  if (entry !== undefined) throw noSuchEntry(entry, []);
}

/** Where nobody looks at a preview, the first file of an archive must not be taken for the one that was meant. */
export function refuseSeveral({ entries }: { entries: readonly string[] }, { entry }: PartChoice): void {
  if (entries.length > 1 && entry === undefined) throw severalFiles(entries);
}
