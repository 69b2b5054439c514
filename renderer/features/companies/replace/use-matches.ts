// What is found while a person types: looked for after a pause, the last question only.
import { useEffect, useState } from 'react';
import type { CompanyQuery } from '../../../../shared/schema/company-query.ts';
import type { ReplaceSpec } from '../../../../shared/schema/replace.ts';
import { patternProblem } from '../../../../shared/schema/search-pattern.ts';
import { toApiError } from '../../../api/api-error.ts';
import { useGrid } from '../grid/grid-context.ts';
import { readSelection } from '../grid/selection/use-grid-selection.ts';
import { findMatches, type Found } from './find-matches.ts';
import { searchedIn, type Scope } from './search-scope.ts';

export type Search =
  | { state: 'idle' }
  | { state: 'looking' }
  | { state: 'found'; found: Found }
  | { state: 'failed'; message: string };

const pauseMs = 200;
const idle: Search = { state: 'idle' };

const isAbort = (error: unknown): boolean => error instanceof DOMException && error.name === 'AbortError';

/** Why the text to find is no pattern; null where it is one or needs to be none. */
export const problemOf = ({ find, regex }: ReplaceSpec): string | null =>
  regex && find !== '' ? patternProblem(find) : null;

/** An answer with the question that it belongs to. */
type Answered = { asked: string; search: Search };

const isAskable = (spec: ReplaceSpec): boolean => spec.find !== '' && problemOf(spec) === null;

export function useMatches(scope: Scope, spec: ReplaceSpec, query: CompanyQuery): Search {
  const grid = useGrid();
  const [answered, setAnswered] = useState<Answered | null>(null);
  const asked = JSON.stringify([scope, spec, query]);
  useEffect(() => {
    const [inScope, wanted, ofList] = JSON.parse(asked) as [Scope, ReplaceSpec, CompanyQuery];
    if (!isAskable(wanted)) return undefined;
    const controller = new AbortController();
    const look = async (): Promise<void> => {
      const searched = searchedIn(inScope, readSelection(grid), grid.columns.get());
      try {
        const found = await findMatches(grid, searched, ofList, wanted, controller.signal);
        if (!controller.signal.aborted) setAnswered({ asked, search: { state: 'found', found } });
      } catch (error) {
        const { message } = toApiError(error);
        if (!isAbort(error)) setAnswered({ asked, search: { state: 'failed', message } });
      }
    };
    const timer = setTimeout(() => void look(), pauseMs);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [grid, asked]);
  if (!isAskable(spec)) return idle;
  return answered?.asked === asked ? answered.search : { state: 'looking' };
}
