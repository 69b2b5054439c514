// Records with names as a table: a column for each name, in the order of their first appearance.
import { importLimits } from '../../../../../shared/schema/import.ts';
import { tooManyColumns } from '../../reader/file/file-errors.ts';
import type { PreparedText } from '../prepared-text.ts';
import { flatten } from './flatten.ts';
import type { Json } from './parse-json.ts';

export class RecordTable {
  readonly #text: PreparedText;
  /** A name that comes twice in one record has a second column, so that neither value is lost. */
  readonly #columns = new Map<string, number[]>();
  readonly header: string[] = [];

  constructor(text: PreparedText) {
    this.#text = text;
  }

  add(row: number, entries: readonly [string, Json][]): void {
    const cells: string[] = [];
    const taken = new Set<number>();
    flatten(entries, (key, value) => {
      const column = this.#columnOf(key, taken, row);
      taken.add(column);
      while (cells.length < column) cells.push('');
      cells[column] = value;
    });
    this.#text.padTo(row - 1);
    this.#text.add(row, cells);
    this.#text.padTo(row);
  }

  #columnOf(key: string, taken: ReadonlySet<number>, row: number): number {
    const columns = this.#columns.get(key) ?? [];
    const free = columns.find((column) => !taken.has(column));
    if (free !== undefined) return free;
    if (this.header.length === importLimits.columns) throw tooManyColumns(this.header.length + 1, row);
    this.#columns.set(key, [...columns, this.header.length]);
    this.header.push(key);
    return this.header.length - 1;
  }
}
