// The choices of an editor of references: what is chosen already, what the typed text finds, and the offer to make it.
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { nameOf } from '../cells/cell-view.ts';
import type { GridRow } from '../columns/grid-column.ts';
import type { Choice } from './choice-popover.tsx';
import { referenceSources, type Found, type Reference, type ReferenceKind } from './reference-sources.ts';

const pauseMs = 120;

const choiceOf = ({ reference, hint }: Found): Choice => ({
  value: reference.id,
  label: nameOf(reference),
  ...(hint === '' ? {} : { hint }),
});

export function useReferences(of: ReferenceKind, row: GridRow, text: string, chosen: readonly Reference[]) {
  const typed = text.trim();
  const [asked] = useDebouncedValue(typed, pauseMs);
  const { find, create } = referenceSources[of];
  const { data, isFetching } = useQuery({
    queryKey: ['references', of, row.id, asked],
    queryFn: ({ signal }) => find({ text: asked, row, signal }),
    placeholderData: keepPreviousData,
    staleTime: 0,
  });
  const isSearching = isFetching || asked !== typed;
  const found = isSearching && typed !== '' ? [] : (data ?? []);
  const others = found.filter(({ reference }) => !chosen.some(({ id }) => id === reference.id));
  const kept = chosen.map((reference) => choiceOf({ reference, hint: '' }));
  const offer: Choice[] =
    create === null || typed === '' || isSearching
      ? []
      : [{ value: typed, label: create.offer(typed), isNew: true }];
  return {
    choices: typed === '' ? [...kept, ...others.map(choiceOf)] : [...found.map(choiceOf), ...offer],
    find: (id: string): Reference | undefined =>
      found.find(({ reference }) => reference.id === id)?.reference,
    make: create?.make ?? null,
    isSearching,
  };
}
