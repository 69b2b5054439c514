// For how long the file of an import is there, in words.
import { t } from '../../../../shared/messages/message.ts';
import type { KeptFile } from '../../../../shared/schema/recipe-use.ts';
import { formatDate } from '../../../lib/format.ts';

/** A whole sentence; undoing never needs the file. */
export function describeKept(file: KeptFile): string {
  if (file.state === 'none') return t('Its rows came in a request; no file is kept.');
  if (file.state === 'removed')
    return t('Source removed on {date}. Undo still works without it.', { date: formatDate(file.removed_at) });
  return file.until === null
    ? t('The file as it was read, kept for good.')
    : t('The file as it was read, kept until {date}.', { date: formatDate(file.until) });
}

const dayMs = 86_400_000;

/** For the status bar: "Source kept 90 days". */
export function keptFor(file: KeptFile, now: Date = new Date()): string {
  if (file.state === 'none') return t('No source file');
  if (file.state === 'removed') return t('Source removed on {date}', { date: formatDate(file.removed_at) });
  if (file.until === null) return t('Source kept for good');
  const days = Math.max(0, Math.ceil((new Date(file.until).getTime() - now.getTime()) / dayMs));
  if (days === 0) return t('Source removed today');
  return t('Source kept {n, plural, one {# day} other {# days}}', { n: days });
}

export const shortHash = (sha256: string): string => `${sha256.slice(0, 4)}…${sha256.slice(-4)}`;
