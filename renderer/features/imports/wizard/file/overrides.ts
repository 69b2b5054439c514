// What a person changed in how a file is read, kept as the difference from what was detected,
// so that each request says all of it and no answer depends on the one before.
import type { Dialect, DialectPatch, Source, SourcePatch } from '../../../../../shared/schema/import.ts';

const parts = [
  'encoding',
  'delimiter',
  'quote',
  'escape',
  'header_line',
  'header_lines',
  'first_data_line',
  'comment',
  'every_row',
] as const;

/** Where the dialect in use differs from the detected one. */
export function overridesOf(source: Pick<Source, 'dialect' | 'detected'>): DialectPatch {
  const { dialect, detected } = source;
  return Object.fromEntries(
    parts
      .filter((part) => dialect[part] !== undefined && dialect[part] !== detected[part])
      .map((part) => [part, dialect[part]]),
  );
}

/** The dialect as it will be once the patch is taken. */
export const withPatch = (dialect: Dialect, patch: DialectPatch): Dialect =>
  ({ ...dialect, ...patch }) as Dialect;

/** The source as it will look while the backend reads it again: what can be known at once is shown at once. */
export function anticipate(current: Source, { sheet, entry, ...patch }: SourcePatch): Source {
  const source = { ...current, sheet: sheet ?? current.sheet, entry: entry ?? current.entry };
  const dialect = withPatch(source.dialect, patch);
  if (patch.header_line === undefined) return { ...source, dialect };
  const header = dialect.header_line;
  const preview = source.preview.map((row) => ({ ...row, kind: kindUnder(row.line, header, row.kind) }));
  return { ...source, dialect, preview };
}

type Kind = Source['preview'][number]['kind'];

function kindUnder(line: number, header: number | null, was: Kind): Kind {
  if (header !== null && line < header) return 'above';
  if (line === header) return 'header';
  return was === 'blank' ? 'blank' : 'data';
}
