// The files of a store, by name; and their sizes, 0 where there is none.
import { statSync } from 'node:fs';

export const sizeOfFile = (file: string): number => {
  const found = statSync(file, { throwIfNoEntry: false });
  return found?.isFile() ? found.size : 0;
};

export const walOf = (file: string): string => `${file}-wal`;
/** Sums of the pages, as of the last time the store was closed in good order. */
export const sumsOf = (file: string): string => `${file}.sums`;
/** Says that the store is damaged and how far its recovery got. */
export const markerOf = (file: string): string => `${file}.damaged`;
/** A store that a recovery has made and checked, before it takes the place of the damaged one. */
export const recoveredOf = (file: string): string => `${file}.recovered`;

/** What is moved aside, in this order: a log must never lie beside a store that it does not belong to. */
export const movedFiles = (file: string): string[] => [
  walOf(file),
  `${file}-shm`,
  `${file}-journal`,
  sumsOf(file),
  file,
];
