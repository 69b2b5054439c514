// Whether two readings of a source give the same rows: under the same dialect the same columns stand in the same rows.
import type { Reading } from './reader/inspect-sample.ts';

/** Both as a source stores them. */
export function isReadAlike(one: string, other: string): boolean {
  const [before, after] = [one, other].map((reading) => {
    const { dialect, columns } = JSON.parse(reading) as Reading;
    return JSON.stringify([dialect, columns.map(({ key }) => key)]);
  });
  return before === after;
}
