// What is kept of a source whose text was made here: the file it was made of, and what its reading needs to know.
import type { Layout, ReadIssue } from '../../../../shared/schema/import.ts';
import type { PartChoice } from '../../../../shared/schema/source-format.ts';
import type { StoredSource } from '../../../store/sources.ts';

export type MadeFile = {
  /** Path of the file as the person gave it; `path` of the source is the text. */
  original: string;
  /** SHA-256 of the original. */
  sha256: string;
  layout: Layout | null;
  issues: ReadIssue[];
  /** What the person asked for, so that another choice can be told from the same one. */
  choice: PartChoice;
};

/** Null where the file itself is what is read. */
export const madeOf = ({ made }: Pick<StoredSource, 'made'>): MadeFile | null =>
  made === null ? null : (JSON.parse(made) as MadeFile);

/** The file that the person gave. */
export const originalOf = (source: Pick<StoredSource, 'made' | 'path'>): string =>
  madeOf(source)?.original ?? source.path;

/** Files in the data folder that belong to the source, but for its snapshot. */
export function ownFiles(source: Pick<StoredSource, 'made' | 'path' | 'origin'>): string[] {
  const made = madeOf(source);
  if (source.origin === 'upload') return made === null ? [source.path] : [source.path, made.original];
  return made === null ? [] : [source.path];
}
