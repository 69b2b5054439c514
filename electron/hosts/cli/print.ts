// What commands print: results on standard output, everything else on standard error.

export const out = (text: string): void => void process.stdout.write(`${text}\n`);
export const outLines = (lines: string[]): void => out(lines.join('\n'));
export const note = (text: string): void => void process.stderr.write(`${text}\n`);
export const outJson = (value: unknown): void => out(JSON.stringify(value, null, 2));

/** A line that the next one takes the place of; only where somebody watches. */
export const showProgress = (text: string): void =>
  void (process.stderr.isTTY && process.stderr.write(`\r\u001B[K${text}`));

export const count = (n: number): string => n.toLocaleString('en-US');
export const plural = (n: number, one: string, many = `${one}s`): string =>
  `${count(n)} ${n === 1 ? one : many}`;

/** Rows as columns of equal width; the last column is not filled up. */
export function columns(rows: string[][], gap = '  '): string[] {
  const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map((row) => (row[at] ?? '').length)));
  return rows.map((row) =>
    row
      .map((cell, at) => (at === row.length - 1 ? cell : cell.padEnd(widths[at] ?? 0)))
      .join(gap)
      .trimEnd(),
  );
}

const units = ['B', 'KB', 'MB', 'GB', 'TB'];

export function byteSize(bytes: number): string {
  let size = bytes;
  let unit = 0;
  while (size >= 1024 && unit < units.length - 1) {
    size /= 1024;
    unit += 1;
  }
  return `${unit === 0 ? size : size.toFixed(1)} ${units[unit]}`;
}
