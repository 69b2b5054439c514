// Why an archive, a workbook or a JSON file cannot be read, in words that say what to do.
import { AppError } from '../../../../shared/errors.ts';
import { t } from '../../../../shared/messages/message.ts';
import type { PartChoice } from '../../../../shared/schema/source-format.ts';
import { unreadable } from '../reader/file/file-errors.ts';

const shownNames = 10;

/** "a.csv, b.csv and 3 more". */
const listed = (names: readonly string[]): string =>
  names.length <= shownNames
    ? names.join(', ')
    : t('{names} and {n} more', {
        names: names.slice(0, shownNames).join(', '),
        n: names.length - shownNames,
      });

export const damaged = (what: 'workbook' | 'archive', cause?: unknown): AppError =>
  unreadable(
    what === 'workbook'
      ? t('The workbook is cut off or damaged. Download or copy it again.')
      : t('The archive is cut off or damaged. Download or copy it again.'),
    cause,
  );

export const tooBigUnpacked = (): AppError =>
  unreadable(
    t(
      'The file would unpack to far more than its size promises, more than 512 MB or 100 times its size, so it was not unpacked. If you trust it, unpack it yourself or save the sheet as CSV, then choose that file.',
    ),
  );

export const tooManyEntries = (count: number): AppError =>
  unreadable(
    t('The archive holds {n, number} files. Unpack it, then choose the one table that you want.', {
      n: count,
    }),
  );

export const withPassword = (): AppError =>
  unreadable(t('The file is protected with a password. Save it without one, then choose the new file.'));

export const oldExcel = (): AppError =>
  unreadable(
    t('The file is an old Excel workbook (.xls). Open it in the spreadsheet program and save it as .xlsx.'),
  );

export const binaryExcel = (): AppError =>
  unreadable(
    t(
      'The file is a binary Excel workbook (.xlsb). Open it in the spreadsheet program and save it as .xlsx.',
    ),
  );

export const noSpreadsheet = (what: string): AppError =>
  unreadable(t('The file is {what}, not a table. Choose a spreadsheet, CSV or JSON file.', { what }));

const severalFiles = (names: readonly string[]): AppError =>
  unreadable(
    t('The archive holds {n, number} files: {names}. Choose one of them with --entry NAME.', {
      n: names.length,
      names: listed(names),
    }),
  );

export const emptyArchive = (): AppError =>
  unreadable(t('The archive holds no file. Choose another one, or the file that should be in it.'));

export const emptyWorkbook = (): AppError =>
  unreadable(t('The workbook has no cell with anything in it. Choose another file, or save it again.'));

export const emptySheet = (name: string): AppError =>
  unreadable(t('The sheet "{name}" is empty. Choose another sheet.', { name }));

export const tooMuchText = (): AppError =>
  unreadable(t('The table is too large: it makes more than 2 GB of text. Save it in parts, as CSV.'));

export const tooManyRows = (): AppError =>
  unreadable(t('The sheet has rows beyond 1,048,576, which no spreadsheet program has. Save it as CSV.'));

const notInFile = (path: 'sheet' | 'entry', message: string): AppError =>
  new AppError('validation_error', { message, issues: [{ path, code: 'unknown', message }] });

export const noSuchSheet = (name: string, names: readonly string[]): AppError =>
  notInFile(
    'sheet',
    names.length === 0
      ? t('The file has no sheets, so "{name}" cannot be chosen. Leave the sheet out.', { name })
      : t('The workbook has no sheet "{name}". It has {names}.', { name, names: listed(names) }),
  );

export const noSuchEntry = (name: string, names: readonly string[]): AppError =>
  notInFile(
    'entry',
    names.length === 0
      ? t('The file is no archive of files, so "{name}" cannot be chosen. Leave the entry out.', { name })
      : t('The archive has no file "{name}". It has {names}.', { name, names: listed(names) }),
  );

export const badJson = (line: number, why: string): AppError =>
  unreadable(
    t('The JSON cannot be read at line {line, number}: {why}. Export it again, or mend the line.', {
      line,
      why,
    }),
  );

export const notRecords = (found: string): AppError =>
  unreadable(
    t(
      'The JSON is {found}, not a list of records. Put the records in one list, {example}, or one on each line.',
      {
        found,
        example: '[{"name": "Acme"}, …]',
      },
    ),
  );

export const emptyList = (): AppError =>
  unreadable(t('The JSON holds no record. Export it again, then choose the new file.'));

/** A file without parts has none to choose. */
export function refuseParts({ sheet, entry }: PartChoice): void {
  if (sheet !== undefined) throw noSuchSheet(sheet, []);
  if (entry !== undefined) throw noSuchEntry(entry, []);
}

/** Where nobody looks at a preview, the first file of an archive must not be taken for the one that was meant. */
export function refuseSeveral({ entries }: { entries: readonly string[] }, { entry }: PartChoice): void {
  if (entries.length > 1 && entry === undefined) throw severalFiles(entries);
}
