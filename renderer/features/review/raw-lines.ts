// The few lines of what a provider sent that tell of one value: nobody reads the whole answer for it.

const around = 1;
const most = 6;

const plainLine = (line: string): string => line.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');

/** Lines round the first that holds the value, or its beginning; without the braces that only group. */
export function rawLines(raw: unknown, value: string): string[] {
  const lines = (JSON.stringify(raw, null, 1) ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => /[\p{L}\p{N}]/u.test(line));
  const wanted = plainLine(value);
  const at = wanted === '' ? -1 : lines.findIndex((line) => plainLine(line).includes(wanted));
  const from = at < 0 ? 0 : Math.max(at - around, 0);
  return lines.slice(from, from + (at < 0 ? most : 2 * around + 1));
}
