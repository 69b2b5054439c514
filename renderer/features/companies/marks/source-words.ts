// A source in words: what kind it is, who or which file, and when.
import type { RecordSource } from '../../../../shared/schema/record.ts';
import type { SourceKind } from '../grid/columns/grid-column.ts';
import { formatWhen } from '../../../lib/format.ts';

export const sourceLabels: Record<SourceKind, string> = {
  person: 'Person',
  script: 'Key',
  import: 'Import',
  provider: 'Provider',
  refresh: 'Refresh',
  sync: 'Sync',
  undo: 'Undo',
  magic: 'Computed',
};

type Named = Pick<RecordSource, 'kind' | 'name'>;

/** The person, the file, the provider. */
export function sourceName({ kind, name }: Named): string {
  if (name !== null && name !== '') return name;
  return kind === 'import' ? 'rows sent over the API' : 'unknown';
}

/** "Import: crm-accounts.csv, today 14:06". */
export const sourceNote = (source: Named, at: string): string =>
  `${sourceLabels[source.kind]}: ${sourceName(source)}, ${formatWhen(at)}`;
