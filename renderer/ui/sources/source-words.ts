// A source in words: what kind it is, who or which file, and when.
import { t, tc } from '../../../shared/messages/message.ts';
import type { RecordSource } from '../../../shared/schema/record.ts';
import { formatWhen } from '../../lib/format.ts';

export const sourceLabels: Record<RecordSource['kind'], string> = {
  person: tc('source', 'Person'),
  script: tc('source', 'Key'),
  import: t('Import'),
  provider: tc('source', 'Provider'),
  refresh: tc('source', 'Refresh'),
  sync: tc('source', 'Sync'),
  undo: tc('source', 'Undo'),
  magic: tc('source', 'Computed'),
};

type Named = Pick<RecordSource, 'kind' | 'name'>;

/** The person, the file, the provider. */
export function sourceName({ kind, name }: Named): string {
  if (name !== null && name !== '') return name;
  return kind === 'import' ? t('rows sent over the API') : t('unknown');
}

/** "Import: crm-accounts.csv, today 14:06". */
export const sourceNote = (source: Named, at: string): string =>
  `${sourceLabels[source.kind]}: ${sourceName(source)}, ${formatWhen(at)}`;

/** "Locked by Mira Aldous, today 14:06". */
export const lockNote = (lock: Named & { at: string }): string =>
  t('Locked by {name}, {when}', { name: sourceName(lock), when: formatWhen(lock.at) });
