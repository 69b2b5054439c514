// The words for what kind of file a source is, for its sheets, and for what the numbers beside its rows count.
import { t } from '../../../../../shared/messages/message.ts';
import type { Source } from '../../../../../shared/schema/import.ts';
import type { Sheet, SourceFormat } from '../../../../../shared/schema/source-format.ts';

const formats: Record<SourceFormat, string> = {
  delimited: t('Delimited text'),
  xlsx: t('Excel workbook'),
  ods: t('OpenDocument spreadsheet'),
  json: t('JSON list'),
  jsonl: t('JSON, a record on each line'),
};

const packed: Record<NonNullable<Source['compression']>, (format: string) => string> = {
  gzip: (format) => t('{format}, packed as gzip', { format }),
  zip: (format) => t('{format}, in a ZIP', { format }),
};

/** Null for a plain text, which says nothing new. */
export function formatName({ format, compression }: Pick<Source, 'format' | 'compression'>): string | null {
  if (format === 'delimited' && compression === null) return null;
  return compression === null ? formats[format] : packed[compression](formats[format]);
}

type Option = { value: string; label: string; disabled: boolean };

/** A sheet with nothing in it cannot be read. */
export const sheetOptions = (sheets: readonly Sheet[]): Option[] =>
  sheets.map(({ name, rows, hidden }) => ({
    value: name,
    label: t(
      hidden
        ? '{name}, {rows, plural, =0 {empty} one {# row} other {# rows}}, hidden'
        : '{name}, {rows, plural, =0 {empty} one {# row} other {# rows}}',
      { name, rows },
    ),
    disabled: rows === 0,
  }));

/** What a number beside a row counts. */
export type Counted = 'line' | 'row' | 'record';

export const countedIn = ({ dialect }: Pick<Source, 'dialect'>): Counted => {
  if (dialect.layout === undefined) return 'line';
  return dialect.layout === 'sheet' ? 'row' : 'record';
};

/** "Line 4,117". */
export const placeName = (counted: Counted, n: number): string =>
  t('{counted, select, row {Row} record {Record} other {Line}} {n, number}', { counted, n });
