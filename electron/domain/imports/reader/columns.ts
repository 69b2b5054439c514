// The columns of a table with unique keys, sample values and a suggested target each.
import { t } from '../../../../shared/messages/message.ts';
import { importLimits, type SourceColumn } from '../../../../shared/schema/import.ts';
import { withJoinedAddress } from '../../mapping/join-address.ts';
import { suggestMapping } from '../../mapping/suggest.ts';
import { warningsFor } from '../../mapping/value-reason.ts';

/** Values of a column that its suggestion is judged by. */
const judgedValues = 200;

export function describeColumns(headers: string[], rows: string[][]): SourceColumn[] {
  const columns = uniqueKeys(headers).map((key, index) => {
    const header = headers[index] ?? '';
    return { index, key, header, ...profile(rows, index), values: valuesOf(rows, index) };
  });
  const judged = columns.map(({ key, header, values }) => ({ key, header, samples: values }));
  const suggestions = withJoinedAddress(judged, suggestMapping(judged));
  return columns.map(({ values, ...column }, index) => {
    const suggestion = suggestions[index] ?? { target: 'ignore', confidence: 0, reason: t('no field fits') };
    return {
      ...column,
      suggestion,
      warnings: warningsFor(suggestion.target, { values, rows: rows.length, empty: column.empty }),
    };
  });
}

function valuesOf(rows: string[][], index: number): string[] {
  const values: string[] = [];
  for (const cells of rows) {
    const cell = (cells[index] ?? '').trim();
    if (cell !== '') values.push(cell);
    if (values.length === judgedValues) break;
  }
  return values;
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
