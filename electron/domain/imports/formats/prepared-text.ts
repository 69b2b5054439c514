// Writes the rows of a sheet or a list as plain UTF-8 text, RFC 4180 with LF: a record on each line, the line's number the
// row's. How wide the table is shows only at its end, so short rows are filled up in a second pass over the text.
import { createReadStream } from 'node:fs';
import { open, rename, rm, type FileHandle } from 'node:fs/promises';
import { importLimits } from '../../../../shared/schema/import.ts';
import { tooLong, tooManyColumns } from '../reader/file/file-errors.ts';
import { tooManyRows, tooMuchText } from './format-errors.ts';
import type { Unread } from '../reader/records/source-record.ts';
import { hideBreaks } from './line-breaks.ts';
import { formatLimits } from './limits.ts';
import { unreadCell } from './unread-line.ts';

/** Text that is kept in memory before it is written. */
const pieceLength = 1024 * 1024;
/** What may gather between two drains: an OpenDocument sheet may say of one row that it comes a million times. */
const mostPending = 128 * pieceLength;

/** Quotes and line breaks make it longer, and a line may not be longer than a record. */
const mostUnread = importLimits.cell / 4;

export class PreparedText {
  readonly #file: FileHandle;
  readonly #path: string;
  #pending: string[] = [];
  #pendingLength = 0;
  #written = 0;
  /** Cells of each row so far; 0 for an empty row. */
  readonly #widths: number[] = [];
  #width = 0;

  private constructor(path: string, file: FileHandle) {
    this.#path = path;
    this.#file = file;
  }

  static async create(path: string): Promise<PreparedText> {
    return new PreparedText(path, await open(path, 'w', 0o600));
  }

  /** Row numbers go up. Rows that are left out are empty; empty ones at the end are not written. */
  add(row: number, cells: readonly string[]): void {
    const width = widthOf(cells);
    if (width === 0) return;
    if (width > importLimits.columns) throw tooManyColumns(width, row);
    this.padTo(row - 1);
    if (lengthOf(cells) > importLimits.cell) throw tooLong(row);
    const line = textOf(cells, width);
    if (line.length > importLimits.cell) throw tooLong(row);
    this.#push(`${line}\n`, width);
    this.#width = Math.max(this.#width, width);
  }

  /** A record that could not be read: its line says why, and what stood there, cut where it is endless. */
  addUnread(row: number, unread: Unread, text: string): void {
    this.padTo(row - 1);
    const cell = unreadCell(unread, text.slice(0, mostUnread));
    this.#push(`"${cell.replaceAll('"', '""')}"\n`, 1);
    this.#width = Math.max(this.#width, 1);
  }

  /** Empty rows up to this one. */
  padTo(row: number): void {
    while (this.#widths.length < row) this.#push('\n', 0);
  }

  #push(line: string, width: number): void {
    this.#pending.push(line);
    this.#pendingLength += line.length;
    this.#widths.push(width);
    if (this.#pendingLength > mostPending) throw tooMuchText();
  }

  /** Writes what has gathered, where it is worth it. To be awaited now and then. */
  async drain(all = false): Promise<void> {
    if (this.#pendingLength === 0 || (!all && this.#pendingLength < pieceLength)) return;
    const text = this.#pending.join('');
    this.#pending = [];
    this.#pendingLength = 0;
    this.#written += text.length;
    if (this.#written > formatLimits.text) throw tooMuchText();
    await this.#file.writeFile(text);
  }

  /** Ends the text; `header` becomes its first line. */
  async finish(header: readonly string[] | null = null): Promise<void> {
    await this.drain(true);
    await this.#file.sync();
    await this.#file.close();
    const ragged = this.#widths.some((width) => width !== 0 && width !== this.#width);
    if (!ragged && header === null) return;
    await this.#rewrite(header);
  }

  async #rewrite(header: readonly string[] | null): Promise<void> {
    const whole = `${this.#path}2`;
    const file = await open(whole, 'w', 0o600);
    try {
      if (header !== null) await file.writeFile(`${textOf(header, header.length)}\n`);
      await this.#fillRows(file, Math.max(this.#width, header?.length ?? 0));
      await file.sync();
      await file.close();
      await rename(whole, this.#path);
    } catch (error) {
      await file.close().catch(() => undefined);
      await rm(whole, { force: true });
      throw error;
    }
  }

  async #fillRows(file: FileHandle, width: number): Promise<void> {
    let rest = '';
    let row = 0;
    const filled = new PieceWriter(file);
    for await (const chunk of createReadStream(this.#path, {
      encoding: 'utf8',
      highWaterMark: pieceLength,
    })) {
      const lines = (rest + (chunk as string)).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        const cells = this.#widths[row] ?? 0;
        row += 1;
        await filled.write(cells === 0 ? '\n' : `${line}${','.repeat(width - cells)}\n`);
      }
    }
    await filled.flush();
  }

  /** Gives up: nothing stays on disk. */
  async discard(): Promise<void> {
    await this.#file.close().catch(() => undefined);
    await rm(this.#path, { force: true });
  }
}

/** Gathers lines into pieces. */
class PieceWriter {
  readonly #file: FileHandle;
  #lines: string[] = [];
  #length = 0;
  #written = 0;

  constructor(file: FileHandle) {
    this.#file = file;
  }

  write(line: string): Promise<void> | undefined {
    this.#lines.push(line);
    this.#length += line.length;
    return this.#length < pieceLength ? undefined : this.flush();
  }

  async flush(): Promise<void> {
    this.#written += this.#length;
    if (this.#written > formatLimits.text) throw tooMuchText();
    await this.#file.writeFile(this.#lines.join(''));
    this.#lines = [];
    this.#length = 0;
  }
}

export function requireRow(row: number): void {
  if (!(row >= 1 && row <= formatLimits.rows)) throw tooManyRows();
}

/** Without the empty cells at the end. */
function widthOf(cells: readonly string[]): number {
  let width = cells.length;
  while (width > 0 && (cells[width - 1] ?? '') === '') width -= 1;
  return width;
}

/** Before they are put together: a text may be shared by all cells of a row, and be long. */
const lengthOf = (cells: readonly string[]): number =>
  cells.reduce((sum, cell) => sum + (cell ?? '').length, 0);

function textOf(cells: readonly string[], width: number): string {
  let line = quoted(cells[0] ?? '');
  for (let at = 1; at < width; at += 1) line += `,${quoted(cells[at] ?? '')}`;
  return line;
}

/** Outer spaces and a byte order mark stay part of a cell only within quotes. */
const needsQuotes = /[",]|^[\s\uFEFF]|\s$/;
/** One look at the many cells that need neither quotes nor hidden breaks. */
const isSpecial = /[",\n\r\uFDD0]|^[\s\uFEFF]|\s$/;

function quoted(cell: string): string {
  if (!isSpecial.test(cell)) return cell;
  const flat = hideBreaks(cell);
  return needsQuotes.test(flat) ? `"${flat.replaceAll('"', '""')}"` : flat;
}
