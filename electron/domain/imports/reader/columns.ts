// The columns of a table with unique keys, sample values and a suggested target each.
import { importLimits, type SourceColumn } from '../../../../shared/schema/import.ts';
import { suggestMapping } from '../../mapping/suggest.ts';

export function describeColumns(headers: string[], rows: string[][]): SourceColumn[] {
  const keys = uniqueKeys(headers);
  const columns = keys.map((key, index) => ({
    index,
    key,
    header: headers[index] ?? '',
    ...profile(rows, index),
  }));
  const values = (index: number): string[] =>
    rows.map((cells) => cells[index] ?? '').filter((cell) => cell.trim() !== '');
  const suggestions = suggestMapping(
    columns.map(({ key, header, index }) => ({ key, header, samples: values(index) })),
  );
  return columns.map((column, index) => ({
    ...column,
    suggestion: suggestions[index] ?? { target: 'ignore', confidence: 0, reason: 'No field fits.' },
    warnings: [],
  }));
}

/** A header's text; `column_N` where it is empty; "Name (2)" where it comes again. */
export function uniqueKeys(headers: string[]): string[] {
  const used = new Set<string>();
  return headers.map((header, index) => {
    const base = header.trim().slice(0, 1900) || `column_${index + 1}`;
    let key = base;
    for (let n = 2; used.has(key); n += 1) key = `${base} (${n})`;
    used.add(key);
    return key;
  });
}

type Profile = Pick<SourceColumn, 'samples' | 'empty' | 'distinct'>;

function profile(rows: string[][], index: number): Profile {
  const values = new Set<string>();
  let empty = 0;
  for (const cells of rows) {
    const cell = (cells[index] ?? '').trim();
    if (cell === '') empty += 1;
    else values.add(cell);
  }
  return { samples: [...values].slice(0, importLimits.sampleValues), empty, distinct: values.size };
}
