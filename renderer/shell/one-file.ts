// An import takes one file at a time; this says what to do when something else came.

export type OneFile<T> = { file: T } | { problem: string };

export function oneFile<T>(files: readonly T[], directories: readonly string[] = []): OneFile<T> {
  const [directory] = directories;
  if (directory !== undefined) {
    return { problem: `"${directory}" is a folder. Open it and drop one of the files in it.` };
  }
  const [file, second] = files;
  if (file === undefined)
    return { problem: 'Nothing that can be read as a file was dropped. Choose a file instead.' };
  if (second !== undefined) {
    return { problem: `${files.length} files came at once. Import them one after the other: drop one file.` };
  }
  return { file };
}
