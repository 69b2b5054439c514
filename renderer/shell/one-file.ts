// An import takes one file at a time; this says what to do when something else came.
import { t } from '../../shared/messages/message.ts';

export type OneFile<T> = { file: T } | { problem: string };

export function oneFile<T>(files: readonly T[], directories: readonly string[] = []): OneFile<T> {
  const [directory] = directories;
  if (directory !== undefined) {
    return {
      problem: t('"{name}" is a folder. Open it and drop one of the files in it.', { name: directory }),
    };
  }
  const [file, second] = files;
  if (file === undefined)
    return { problem: t('Nothing that can be read as a file was dropped. Choose a file instead.') };
  if (second !== undefined) {
    return {
      problem: t('{n} files came at once. Import them one after the other: drop one file.', {
        n: files.length,
      }),
    };
  }
  return { file };
}
