// How much an archive, a workbook or a list may unpack to. A file within these takes seconds; one beyond them is a mistake
// or an attack, and is refused before the disk or the memory is full.
export const formatLimits = {
  /** Entries of an archive. */
  entries: 10_000,
  /** Bytes after inflating, all parts of a workbook together. */
  inflated: 512 * 1024 * 1024,
  /** Inflated bytes for each packed one, looked at only beyond `smallInflated`. */
  ratio: 100,
  smallInflated: 1024 * 1024,
  /** Rows and columns as spreadsheet programs have them. */
  rows: 1_048_576,
  /** Characters of all shared texts of a workbook. */
  sharedText: 256 * 1024 * 1024,
  /** Characters of one record of a JSON file. */
  record: 8 * 1024 * 1024,
  /** Bytes of the text that is made of a file. */
  text: 2 * 1024 * 1024 * 1024,
  /** Elements within elements. */
  depth: 200,
} as const;
