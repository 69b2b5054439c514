// One field of a row under the rules of its columns: prepared once for a plan. A field without such rules has no reader, and
// its cells are read as ever.
import type { CompanyField } from '../../../../shared/schema/company.ts';
import type { ColumnRule, FieldRule } from '../../../../shared/schema/import-rules.ts';
import type { FieldFault, FieldResult } from '../../companies/field-result.ts';
import { parseField } from '../../companies/field-rules.ts';
import { cellReader, type CellReading, type CellValue, type ReadCell } from '../cells/convert-cell.ts';
import { extraReader, isWholeLabel, readItems } from '../extras/extra-cells.ts';
import type { PlannedField } from '../row-plan.ts';
import { isFault, readColumn, type CellInput, type ColumnReader } from './read-column.ts';

/** `column`: index of the cell that is at fault, `value` what it read. Undefined where the row has no value. */
export type FieldRead = { ok: true; value: CellValue } | (FieldFault & { column: number; value: string });
export type FieldReader = (cells: readonly CellInput[]) => FieldRead | undefined;

type Source = { at: number; reader: ColumnReader; convert: ReadCell };

/** A column of the input and what is said of it; a column made of another reads that one's cells. */
export type RuledColumn = { key: string; at: number; rule: ColumnRule };

/** How a field takes its cells. */
export type FieldWay = {
  list: boolean;
  /** For a field that holds one value. */
  reader: (reading?: CellReading) => ReadCell;
  /** For one that holds several. */
  items: (items: string[]) => FieldResult<CellValue>;
  /** A cell of several values that is one of them as a whole, whatever separators it holds. */
  isWhole?: (text: string) => boolean;
};

export function wayOf({ field, list, extra }: Pick<PlannedField, 'field' | 'list' | 'extra'>): FieldWay {
  if (extra === undefined) return standardWay(field as CompanyField, list);
  return {
    list,
    reader: (reading) => extraReader(extra, reading),
    items: (items) => readItems(extra, items),
    isWhole: (text) => isWholeLabel(extra, text),
  };
}

const standardWay = (field: CompanyField, list: boolean): FieldWay => ({
  list,
  reader: (reading) => cellReader(field, reading),
  items: (items) => parseField[field](items),
});

export function createFieldReader(
  way: FieldWay,
  columns: readonly RuledColumn[],
  { join }: FieldRule,
): FieldReader {
  const sources = columns.map(({ at, rule }) => ({
    at,
    reader: readColumn(rule),
    convert: way.reader(rule),
  }));
  if (join !== undefined && columns.length > 1) return joinedReader(way, sources, join);
  return way.list ? itemsReader(way, sources) : singleReader(sources);
}

const inputAt = (cells: readonly CellInput[], at: number): CellInput => cells[at] ?? '';

const wrongAt = (fault: FieldFault, column: number, cell: CellInput): FieldRead => ({
  ...fault,
  column,
  value: typeof cell === 'string' ? cell.trim() : cell.join('; '),
});

function singleReader(sources: readonly Source[]): FieldReader {
  const [source] = sources;
  return (cells) => {
    if (!source) return undefined;
    const cell = inputAt(cells, source.at);
    const text = source.reader.text(cell);
    if (text === '') return undefined;
    const read = typeof text === 'string' ? source.convert(text) : text;
    return read.ok ? read : wrongAt(read, source.at, cell);
  };
}

/** The columns' texts become one; those that are empty leave no gap. */
function joinedReader(way: FieldWay, sources: readonly Source[], join: string): FieldReader {
  const convert = way.reader();
  const [first] = sources;
  return (cells) => {
    const texts: string[] = [];
    for (const { at, reader } of sources) {
      const text = reader.text(inputAt(cells, at));
      if (isFault(text)) return wrongAt(text, at, inputAt(cells, at));
      if (text !== '') texts.push(text);
    }
    const whole = texts.join(join).trim();
    if (whole === '') return undefined;
    const read: FieldResult<CellValue> = way.list ? way.items([whole]) : convert(whole);
    return read.ok ? read : wrongAt(read, first?.at ?? 0, whole);
  };
}

function itemsReader(way: FieldWay, sources: readonly Source[]): FieldReader {
  return (cells) => {
    const all: string[] = [];
    const from: number[] = [];
    for (const { at, reader } of sources) {
      const cell = inputAt(cells, at);
      const whole = typeof cell === 'string' && way.isWhole?.(cell) === true;
      const items = reader.items(whole ? [cell] : cell);
      if (isFault(items)) return wrongAt(items, at, inputAt(cells, at));
      for (const item of items) {
        if (all.includes(item)) continue;
        all.push(item);
        from.push(at);
      }
    }
    if (all.length === 0) return undefined;
    const read = way.items(all);
    if (read.ok) return read;
    return read.at === undefined
      ? wrongAt(read, from[0] ?? 0, all)
      : wrongAt(read, from[read.at] ?? 0, all[read.at] ?? '');
  };
}
