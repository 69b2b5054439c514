// Tables that follow the one that is read. They have columns of their own: their rows are never mixed in, but reported with
// their lines, and a person can choose their header instead.
import type { ReadIssue } from '../../../../../shared/schema/import.ts';
import type { RawRecord } from './parse-text.ts';
import { otherTableIssue } from './read-issues.ts';
import { isFamiliar, isStrange, looksLikeHeader, misfits, type TableShape } from './table-shape.ts';

/** A record that waits for what follows it. `names`: as wide as the table, but with words where it has values. */
export type Held = {
  kind: 'blank' | 'thin' | 'ragged' | 'names' | 'total' | 'row' | 'comment' | 'rule' | 'header';
  record: RawRecord;
  /** The last physical line that the record takes. */
  lastLine: number;
};

/** Rows under the names of another table that has as many columns: one that fits the first table's types is no evidence. */
const fewestTyped = 2;

/** Where among the held records another table starts, with its title; -1 where none does. */
export function startOfOther(held: readonly Held[], shape: TableShape): number {
  const from = startOfBlock(held);
  const [first, second] = held.slice(from);
  if (first === undefined || second === undefined) return -1;
  if (!looksLikeHeader(first.record.cells, shape)) return -1;
  const apart = held.slice(0, from).some(({ kind }) => kind === 'blank');
  const found =
    first.kind === 'names'
      ? followsOtherNames(first, second, apart, shape)
      : isEvenRun(held.slice(from), apart ? 2 : 3);
  return found ? startOfTitle(held, from) : -1;
}

/** Whether the last held record settles that nothing starts here. */
export function isSettled(held: readonly Held[], shape: TableShape): boolean {
  const block = held.slice(startOfBlock(held));
  const [first] = block;
  if (first === undefined || block.every(({ kind }) => kind === 'total')) return false;
  return block.length >= 3 || block.at(-1)?.kind === 'row' || !looksLikeHeader(first.record.cells, shape);
}

/** Behind the last line that is blank or has one cell only. */
const startOfBlock = (held: readonly Held[]): number =>
  held.findLastIndex(({ kind }) => kind === 'blank' || kind === 'thin') + 1;

function followsOtherNames(
  names: Held,
  { record: { cells } }: Held,
  apart: boolean,
  shape: TableShape,
): boolean {
  // Rows of a group share a word; names share none with the values below them.
  if (names.record.cells.some((name, at) => name === cells[at])) return false;
  const typed = shape.types.filter((type) => type !== null).length;
  if (misfits(cells, shape) > 0) return true;
  return apart && (typed >= fewestTyped || (typed === 0 && isStrange(cells, shape)));
}

const isEvenRun = (block: readonly Held[], fewest: number): boolean =>
  block.length >= fewest &&
  block.every(({ record }) => record.cells.length === block[0]?.record.cells.length);

function startOfTitle(held: readonly Held[], from: number): number {
  let start = from;
  while (held[start - 1]?.kind === 'thin') start -= 1;
  return start;
}

type Part = { line: number; lastLine: number; records: number; header: readonly string[] };

export class OtherTable {
  readonly #parts: Part[] = [];
  #afterBlank = false;

  constructor(held: readonly Held[]) {
    for (const each of held) this.#take(each);
  }

  /** False where the record belongs to the first table again. */
  takes(held: Held, shape: TableShape): boolean {
    const width = this.#parts.at(-1)?.header.length ?? 0;
    const { cells } = held.record;
    const isBack = cells.length === shape.width && (width !== shape.width || isFamiliar(cells, shape));
    if (isBack && held.kind !== 'blank' && held.kind !== 'thin') return false;
    if (this.#afterBlank && held.kind === 'ragged' && looksLikeHeader(held.record.cells, shape))
      this.#begin(held);
    else this.#take(held);
    return true;
  }

  #take(held: Held): void {
    this.#afterBlank = held.kind === 'blank';
    const part = this.#parts.at(-1);
    if (part === undefined) this.#begin(held);
    else if (held.kind !== 'blank') {
      part.lastLine = held.lastLine;
      part.records += 1;
      if (part.header.length < 2) part.header = held.record.cells;
    } else part.records += 1;
  }

  #begin({ record, lastLine }: Held): void {
    this.#afterBlank = false;
    this.#parts.push({ line: record.line, lastLine, records: 1, header: record.cells });
  }

  /** How many records were left out. */
  get records(): number {
    return this.#parts.reduce((sum, { records }) => sum + records, 0);
  }

  issues(): ReadIssue[] {
    return this.#parts.map(({ line, lastLine, header }) => otherTableIssue(line, lastLine, header));
  }
}
