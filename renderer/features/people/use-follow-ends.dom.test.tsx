// @vitest-environment jsdom
import { act, cleanup, renderHook } from '@testing-library/react';
import { useState, useSyncExternalStore } from 'react';
import { afterEach, expect, test } from 'vitest';
import type { Person } from '../../../shared/schema/person.ts';
import { person, personIdOf } from '../../testing/people.ts';
import { RowWindow } from '../../ui/rows/row-window.ts';
import { useFollowEnds, type Ends } from './use-follow-ends.ts';

afterEach(cleanup);

const settle = () => act(() => new Promise<void>((done) => setTimeout(done)));

/** A list of people by their numbers, and where one is in it. */
async function open(numbers: number[], first: Ends) {
  const list = { numbers };
  const windowOf = (): RowWindow<Person> => {
    const rows = new RowWindow<Person>((offset, limit) => {
      const items = list.numbers.slice(offset, offset + limit).map((number) => person(number));
      return Promise.resolve({ items, total: list.numbers.length, revision: 1 });
    });
    rows.show(0, 0);
    return rows;
  };
  const rows = windowOf();
  await settle();
  const hook = renderHook(
    (shown: { rows: RowWindow<Person>; record: string | undefined }) => {
      const view = useSyncExternalStore(shown.rows.subscribe, shown.rows.getView);
      const [ends, setEnds] = useState(first);
      useFollowEnds({ ...shown, view }, ends, setEnds);
      return ends;
    },
    { initialProps: { rows, record: undefined as string | undefined } },
  );
  return {
    ends: () => [hook.result.current.active, hook.result.current.anchor],
    become: async (next: number[]) => {
      list.numbers = next;
      rows.refresh();
      await settle();
    },
    search: async (next: number[], record?: string) => {
      list.numbers = next;
      const other = windowOf();
      await settle();
      hook.rerender({ rows: other, record });
    },
  };
}

test('those who are selected stay it when others come above them', async () => {
  const { ends, become } = await open([1, 2, 3, 4, 5], { active: 3, anchor: 1 });
  await become([0, 1, 2, 3, 4, 5]);
  expect(ends()).toEqual([4, 2]);
});

test('a selection that somebody came into or left is dropped, and the place is kept', async () => {
  const { ends, become } = await open([1, 2, 3, 4, 5], { active: 3, anchor: 1 });
  await become([1, 2, 3, 9, 4, 5]);
  expect(ends()).toEqual([4, 4]);
  const other = await open([1, 2, 3, 4, 5], { active: 3, anchor: 1 });
  await other.become([1, 3, 4, 5]);
  expect(other.ends()).toEqual([2, 2]);
});

test('another list selects nobody, but for the record that is open', async () => {
  const { ends, search } = await open([1, 2, 3, 4, 5], { active: 3, anchor: 1 });
  await search([7, 8, 9]);
  expect(ends()).toEqual([null, null]);
  await search([3, 4], personIdOf(4));
  expect(ends()).toEqual([1, 1]);
});

test('where the person at the place goes, the place stays', async () => {
  const { ends, become } = await open([1, 2, 3], { active: 2, anchor: 2 });
  await become([1, 2]);
  expect(ends()).toEqual([1, 1]);
});
