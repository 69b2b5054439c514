// Headers without values: what the reader asks to find the header row, and what the API does without a mapping.
import { suggestMapping } from './suggest.ts';

/** How many of the cells are names that a column of company data is known by. */
export function countKnownNames(cells: string[]): number {
  const columns = cells.map((header) => ({ key: header, header, samples: [] }));
  return suggestMapping(columns).filter(({ target }) => target !== 'ignore').length;
}
