// What the API has against the parts of a filter, by the place of each: said at the chip.
import { ApiError } from '../../../api/api-error.ts';

export function partErrors(error: unknown): ReadonlyMap<number, string> {
  const issues = error instanceof ApiError && error.code === 'validation_error' ? error.issues : [];
  const found = issues.flatMap(({ path, message }): [number, string][] => {
    const place = /^filter\.(?:(?:and|or)\.(\d+))?/.exec(path);
    return place ? [[Number(place[1] ?? 0), message]] : [];
  });
  return new Map(found.toReversed());
}
