// One column of a file, cell by cell. It keeps each value with its count while they are few; when they are too many it
// estimates how many differ, keeps the most frequent, and goes on counting everything else exactly.
import { profileLimits, type ColumnProfile } from '../../../../shared/schema/profile.ts';
import type { SourceRecord } from '../reader/records/source-record.ts';
import type { FitCounter } from './column-fit.ts';
import { ColumnStats, type TakenValue } from './column-stats.ts';
import { DistinctSketch } from './distinct-sketch.ts';
import { Newcomers } from './newcomers.ts';
import { findOutliers, strangeValues } from './outliers.ts';
import { createScan, hashOf, kinds, scan } from './scan-text.ts';
import { settleCodes, settleCountries, settleYears, settleZeroCodes } from './settle-types.ts';
import { Tally, type TalliedValue } from './tally.ts';

/** Values kept of a column that has more of them than can be kept: so many, of so many characters in all. */
const keptOfMany = 1000;
const charactersOfMany = 200_000;
/** Of a long text so much is kept. */
const longestKept = 10_000;
/** What a kept value takes beside its characters, roughly. */
const valueBytes = 128;

type Many = { sketch: DistinctSketch; newcomers: Newcomers };

const shared = createScan();

export class ColumnProfiler {
  /** What the kept values take. */
  bytes = 0;
  #tally = new Tally();
  #empty = 0;
  #many: Many | null = null;
  readonly #stats: ColumnStats;
  readonly #fit: FitCounter | null;
  readonly #share: number;

  /** `share`: what part of the usual may be kept of many values, 0 … 1. */
  constructor(fit: FitCounter | null, share = 1) {
    this.#share = share;
    this.#stats = new ColumnStats(fit);
    this.#fit = fit;
  }

  get exact(): boolean {
    return this.#many === null;
  }

  get distinctKept(): number {
    return this.#tally.size;
  }

  addAll(records: readonly SourceRecord[], column: number): void {
    for (const { cells, blank, row } of records) {
      if (blank) continue;
      const text = trimmed(cells[column] ?? '');
      if (text === '') this.#empty += 1;
      else this.#add(text, row);
    }
  }

  #add(text: string, row: number): void {
    scan(text, shared);
    const hash = hashOf(shared);
    const number = this.#tally.find(hash);
    if (number !== -1) this.#tally.count(number);
    if (this.#many !== null) this.#addOneOfMany(this.#many, text, hash, number, row);
    else if (number === -1) this.#keep(text, hash, row, 1);
  }

  #addOneOfMany({ sketch, newcomers }: Many, text: string, hash: number, number: number, row: number): void {
    const { marks } = shared;
    sketch.add(hash >>> 0, shared.halves[1] ?? 0);
    const seen = number === -1 ? newcomers.seen(hash) : 0;
    if (seen > 0 && this.#hasRoomFor(text)) this.#keep(text, hash, row, seen);
    this.#stats.take({ text, length: text.length, marks, count: 1, row });
  }

  /** For as many newcomers as there are old values. */
  #hasRoomFor(text: string): boolean {
    const bytes = this.bytes + valueBytes + text.length;
    return bytes < (keptOfMany * valueBytes + charactersOfMany) * this.#share;
  }

  #keep(text: string, hash: number, row: number, count: number): void {
    const { marks } = shared;
    const { length } = text;
    const own = ownCopy(length > longestKept ? text.slice(0, longestKept) : text, marks);
    this.#tally.add(hash, { text: own, count, row, length, marks });
    this.bytes += valueBytes + own.length * ((marks & kinds.wide) === 0 ? 1 : 2);
  }

  /** Stops keeping every value. */
  giveUpExactness(): void {
    const sketch = new DistinctSketch();
    this.#tally.eachHash((hash) => sketch.add(hash >>> 0, Math.floor(hash / 4294967296)));
    this.#takeAll();
    this.#many = { sketch, newcomers: new Newcomers() };
    this.#tally = this.#tally.mostFrequent(keptOfMany * this.#share, charactersOfMany * this.#share);
    this.bytes = 0;
  }

  #takeAll(): void {
    for (const value of this.#tally.values()) this.#stats.take(value satisfies TakenValue);
  }

  /** The values most frequent first, ties in their order in the file. */
  #ranked(): TalliedValue[] {
    return [...this.#tally.values()].sort((a, b) => b.count - a.count || a.row - b.row);
  }

  /** Once, at the end. */
  finish(key: string, index: number, rows: number): FinishedColumn {
    const values = this.#ranked();
    const stats = this.#stats;
    if (this.exact) {
      this.#fit?.prime(values);
      this.#takeAll();
    }
    if (stats.zeroCodes > 0) settleZeroCodes(stats.types);
    settleYears(stats.types);
    settleCodes(stats.types);
    const strangers = this.exact ? settleCountries(stats.types, values) : null;
    const profile: ColumnProfile = {
      key,
      index,
      rows,
      empty: this.#empty,
      distinct: this.#distinct(rows),
      approximate: !this.exact,
      types: stats.typeCounts().map((counts) => (this.exact ? counts : { ...counts, values: null })),
      top: values.slice(0, profileLimits.top).map(({ text, count }) => ({ value: text, rows: count })),
      lengths: stats.lengths.result(),
      numbers: stats.zeroCodes > 0 ? null : stats.numbers.result(),
      dates: stats.dates.result(),
      date_orders: stats.orders,
      outliers: strangers ? strangeValues(strangers) : findOutliers(stats),
      ...(this.#fit?.result(this.exact) ?? { fit: null, decision: null }),
    };
    return { profile, values };
  }

  #distinct(rows: number): number {
    const kept = this.#tally.size;
    if (this.#many === null) return kept;
    return Math.min(Math.max(this.#many.sketch.estimate(), kept), rows - this.#empty);
  }
}

export type FinishedColumn = { profile: ColumnProfile; values: TalliedValue[] };

/** Nearly no cell has space around it: a look at both ends is enough. */
function trimmed(text: string): string {
  if (text === '') return text;
  const first = text.charCodeAt(0);
  const last = text.charCodeAt(text.length - 1);
  return first > 32 && first < 128 && last > 32 && last < 128 ? text : text.trim();
}

/** A cell is a piece of the text that was read and would keep all of it. */
const ownCopy = (text: string, marks: number): string => {
  const encoding = (marks & kinds.wide) === 0 ? 'latin1' : 'utf16le';
  return Buffer.from(text, encoding).toString(encoding);
};
