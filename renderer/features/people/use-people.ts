// What the page of people knows: the rows, which one is open, and how the address says so.
import { useMutation } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useCallback, useState, useSyncExternalStore } from 'react';
import { deletePerson } from '../../../shared/contract/people.ts';
import { t } from '../../../shared/messages/message.ts';
import type { Person } from '../../../shared/schema/person.ts';
import { toApiError } from '../../api/api-error.ts';
import { call } from '../../api/client.ts';
import { omit } from '../../lib/omit.ts';
import { createStore } from '../../lib/store.ts';
import type { Scrolled } from '../../ui/rows/kept-list.ts';
import type { Place } from '../../ui/rows/use-place.ts';
import { useRows } from '../../ui/rows/use-rows.ts';
import { toast } from '../../ui/toast.ts';
import { keptPeople } from './kept-people.ts';
import { peopleSource } from './people-source.ts';
import { useFollowEnds, type Ends } from './use-follow-ends.ts';

const route = getRouteApi('/people');

/** What the address says, and how it is changed. */
export function usePeopleAddress() {
  const { q, sort, record, create } = route.useSearch();
  const navigate = route.useNavigate();
  const set = useCallback(
    (change: { q?: string; sort?: string; record?: string; create?: string | true }, replace = true): void =>
      void navigate({ replace, search: (before) => ({ ...before, ...change }) }),
    [navigate],
  );
  const drop = useCallback(
    (key: 'q' | 'sort' | 'record' | 'create'): void =>
      void navigate({ replace: true, search: (before) => omit(before, key) }),
    [navigate],
  );
  return { q, sort, record, create, set, drop };
}

export type PeopleAddress = ReturnType<typeof usePeopleAddress>;

export function usePeople({ q, sort, record, set, drop }: PeopleAddress) {
  const { rows, refresh } = useRows(peopleSource, { ...(q && { q }), ...(sort && { sort }) });
  const view = useSyncExternalStore(rows.subscribe, rows.getView);
  const search = route.useSearch();
  const [kept] = useState(() => keptPeople.find(search));
  const [active, setActive] = useState(kept?.active ?? null);
  const [anchor, setAnchor] = useState(kept?.anchor ?? null);
  const [place] = useState((): Place => ({
    beginAt: createStore(kept?.scrolled ?? null),
    scrolled: createStore<() => Scrolled | null>(() => null),
  }));
  keptPeople.useKeep(search, () => ({ active, anchor, scrolled: place.scrolled.get()() }));
  /** Goes to a row; `extend`: with all rows between it and where the last went alone. */
  const goTo = (index: number, extend: boolean): void => {
    setActive(index);
    if (!extend || anchor === null) setAnchor(extend && active !== null ? active : index);
  };
  const setEnds = (ends: Ends): void => {
    setActive(ends.active);
    setAnchor(ends.anchor);
  };
  useFollowEnds({ rows, view, record }, { active, anchor }, setEnds);
  const at = record === undefined ? null : (view.indexOf(record) ?? active);
  const openAt = (index: number): void => {
    const person = view.rowAt(index);
    if (!person) return;
    goTo(index, false);
    set({ record: person.id });
  };
  const navigate = route.useNavigate();
  const openPage = (index: number): void => {
    const personId = view.rowAt(index)?.id;
    if (personId !== undefined) void navigate({ to: '/people/$personId', params: { personId }, search: {} });
  };
  const isThere = (index: number): boolean => view.rowAt(index) !== null;
  return {
    rows,
    view,
    refresh,
    place,
    active,
    goTo,
    selected: selectionOf(anchor, active, view.total ?? 0),
    selectAll: (): void => {
      setAnchor(0);
      setActive((view.total ?? 1) - 1);
    },
    openPage,
    known: at === null ? null : view.rowAt(at),
    toggle: (index: number): void => {
      if (view.rowAt(index)?.id === record) drop('record');
      else openAt(index);
    },
    previous: at !== null && at > 0 && isThere(at - 1) ? () => openAt(at - 1) : null,
    next: at !== null && isThere(at + 1) ? () => openAt(at + 1) : null,
  };
}

/** Rows that are selected together, both ends among them. */
export type PeopleSelection = { first: number; last: number };

/** One row alone is where one is, no selection. */
function selectionOf(anchor: number | null, active: number | null, total: number): PeopleSelection | null {
  if (anchor === null || active === null || anchor === active || Math.max(anchor, active) >= total)
    return null;
  return { first: Math.min(anchor, active), last: Math.max(anchor, active) };
}

/** No question first: an undo brings the person back. */
export function useDeletePerson(onDeleted: () => void): (person: Person) => void {
  const { mutate } = useMutation({
    mutationFn: (person: Person) => call(deletePerson, { params: { personId: person.id } }),
    onSuccess: (_, person) => {
      onDeleted();
      toast(t('Deleted {name}. Undo brings the record back.', { name: person.fullName }));
    },
    onError: (error) => toast(toApiError(error).message),
  });
  return mutate;
}
