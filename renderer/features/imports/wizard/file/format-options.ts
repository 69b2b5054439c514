// The words for what kind of file a source is, and for its sheets.
import type { Source } from '../../../../../shared/schema/import.ts';
import type { Sheet, SourceFormat } from '../../../../../shared/schema/source-format.ts';
import { plural } from '../../../../lib/format.ts';

const formats: Record<SourceFormat, string> = {
  delimited: 'Delimited text',
  xlsx: 'Excel workbook',
  ods: 'OpenDocument spreadsheet',
  json: 'JSON list',
  jsonl: 'JSON, a record on each line',
};

const packings: Record<NonNullable<Source['compression']>, string> = {
  gzip: ', packed as gzip',
  zip: ', in a ZIP',
};

/** Null for a plain text, which says nothing new. */
export function formatName({ format, compression }: Pick<Source, 'format' | 'compression'>): string | null {
  if (format === 'delimited' && compression === null) return null;
  return formats[format] + (compression === null ? '' : packings[compression]);
}

type Option = { value: string; label: string; disabled: boolean };

/** A sheet with nothing in it cannot be read. */
export const sheetOptions = (sheets: readonly Sheet[]): Option[] =>
  sheets.map(({ name, rows, hidden }) => ({
    value: name,
    label: `${name}, ${rows === 0 ? 'empty' : plural(rows, 'row', 'rows')}${hidden ? ', hidden' : ''}`,
    disabled: rows === 0,
  }));

/** What a number beside a row counts. */
export const lineWord = ({ dialect }: Pick<Source, 'dialect'>): 'Line' | 'Row' | 'Record' => {
  if (dialect.layout === undefined) return 'Line';
  return dialect.layout === 'sheet' ? 'Row' : 'Record';
};
