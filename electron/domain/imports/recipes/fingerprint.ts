// What makes two files of one kind: the names of their columns, however they are written and in whatever order.
import { createHash } from 'node:crypto';
import { headerKey } from '../../mapping/header-key.ts';

/** The same for every way to write a name; what stands in brackets counts: "Funding (USD)" is not "Funding (EUR)". */
export function columnNameKey(column: string): string {
  const { key, aside } = headerKey(column);
  const name = key === '' ? column.normalize('NFKC').trim().toLowerCase() : key;
  return aside === '' ? name : `${name} (${aside})`;
}

/** Null for columns without names, which say nothing about what is in them. */
export function fingerprintOf(columns: readonly string[]): string | null {
  if (columns.every((column) => /^column_\d+$/.test(column))) return null;
  const names = columns.map(columnNameKey).sort();
  return createHash('sha256').update(JSON.stringify(names)).digest('hex');
}
