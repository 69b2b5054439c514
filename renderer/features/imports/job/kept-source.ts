// For how long the file of an import is there, in words.
import type { KeptFile } from '../../../../shared/schema/recipe-use.ts';
import { formatDate } from '../../../lib/format.ts';

/** A whole sentence; undoing never needs the file. */
export function describeKept(file: KeptFile): string {
  if (file.state === 'none') return 'Its rows came in a request; no file is kept.';
  if (file.state === 'removed')
    return `Source removed on ${formatDate(file.removed_at)}. Undo still works without it.`;
  return file.until === null
    ? 'The file as it was read, kept for good.'
    : `The file as it was read, kept until ${formatDate(file.until)}.`;
}

const dayMs = 86_400_000;

/** For the status bar: "Source kept 90 days". */
export function keptFor(file: KeptFile, now: Date = new Date()): string {
  if (file.state === 'none') return 'No source file';
  if (file.state === 'removed') return `Source removed on ${formatDate(file.removed_at)}`;
  if (file.until === null) return 'Source kept for good';
  const days = Math.max(0, Math.ceil((new Date(file.until).getTime() - now.getTime()) / dayMs));
  if (days === 0) return 'Source removed today';
  return `Source kept ${days} ${days === 1 ? 'day' : 'days'}`;
}

export const shortHash = (sha256: string): string => `${sha256.slice(0, 4)}…${sha256.slice(-4)}`;
