import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { RowWindow, type RowPage } from './row-window.ts';

type Row = { id: string };
type Asked = { offset: number; resolve: (page: RowPage<Row>) => void; reject: (error: Error) => void };

/** A backend whose answers the test gives one by one. */
function slowList(total: number) {
  const asked: Asked[] = [];
  const list = { total, revision: 1, prefix: 'a' };
  const window = new RowWindow<Row>(
    (offset) => new Promise((resolve, reject) => asked.push({ offset, resolve, reject })),
  );
  const answerTo = ({ offset, resolve }: Asked) => {
    const count = Math.max(Math.min(100, list.total - offset), 0);
    const items = Array.from({ length: count }, (_, at) => ({ id: `${list.prefix}${offset + at}` }));
    resolve({ items, total: list.total, revision: list.revision });
  };
  const answer = async () => {
    const next = asked.shift();
    if (next) answerTo(next);
    await new Promise((done) => setTimeout(done));
  };
  const answerAll = async () => {
    while (asked.length > 0) await answer();
  };
  return { window, asked, list, answer, answerAll };
}

describe('a window of rows', () => {
  test('loads what is shown first, then its neighbours', async () => {
    const { window, asked, answerAll } = slowList(1000);
    window.show(0, 0);
    await answerAll();
    window.show(450, 480);
    expect(asked.map(({ offset }) => offset)).toEqual([400, 500]);
    await answerAll();
    expect(window.getView().rowAt(450)?.id).toBe('a450');
    expect(window.getView().rowAt(399)?.id).toBe('a399');
    expect(window.getView().rowAt(700)).toBeNull();
  });

  test('asks two pages at a time and forgets those that were scrolled past', async () => {
    const { window, asked, answer, answerAll } = slowList(1_000_000);
    window.show(0, 0);
    await answerAll();
    for (let row = 10_000; row < 900_000; row += 10_000) window.show(row, row + 40);
    expect(asked).toHaveLength(2);
    await answer();
    expect(asked.map(({ offset }) => offset)).toContain(890_000);
  });

  test('keeps old rows on screen until all their newer selves have come', async () => {
    const { window, list, answer, answerAll } = slowList(300);
    window.show(90, 130);
    await answerAll();
    list.prefix = 'b';
    window.refresh();
    await answer();
    await answer();
    expect([window.getView().rowAt(95)?.id, window.getView().rowAt(105)?.id]).toEqual(['a95', 'a105']);
    expect(window.getView().indexOf('b95')).toBeNull();
    await answerAll();
    expect([window.getView().rowAt(95)?.id, window.getView().rowAt(105)?.id]).toEqual(['b95', 'b105']);
    expect(window.getView().indexOf('b95')).toBe(95);
    expect(window.getView().indexOf('a95')).toBeNull();
  });

  test('ends one refresh before it begins the next, so that a busy import cannot starve it', async () => {
    const { window, list, answer, answerAll } = slowList(300);
    window.show(0, 40);
    await answerAll();
    for (const prefix of ['b', 'c', 'd']) {
      list.prefix = prefix;
      window.refresh();
      await answer();
      window.refresh();
      await answer();
      expect(window.getView().rowAt(5)?.id).toBe(`${prefix}5`);
    }
    await answerAll();
    expect(window.getView().rowAt(5)?.id).toBe('d5');
  });

  test('stops at a failure and goes on when told to', async () => {
    const { window, asked, answerAll } = slowList(300);
    window.show(0, 40);
    asked.shift()?.reject(new Error('gone'));
    await new Promise((done) => setTimeout(done));
    expect(window.getView().error).toBeInstanceOf(Error);
    asked.length = 0;
    window.show(0, 60);
    expect(asked).toHaveLength(0);
    window.retry();
    expect(window.getView().error).toBeNull();
    await answerAll();
    expect(window.getView().rowAt(0)?.id).toBe('a0');
  });

  test('asks for nothing behind the end of a list that shrank', async () => {
    const { window, asked, list, answerAll } = slowList(1000);
    window.show(880, 920);
    await answerAll();
    list.total = 10;
    window.refresh();
    await answerAll();
    expect(window.getView().total).toBe(10);
    expect(asked).toHaveLength(0);
  });

  test('shows the right row at every index, wherever a person scrolls', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 50_000 }),
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 12 }),
        async (total, places) => {
          const { window, answerAll } = slowList(total);
          window.show(0, 0);
          await answerAll();
          for (const place of places) {
            const first = Math.floor(place * (total - 1));
            const last = Math.min(first + 40, total - 1);
            window.show(first, last);
            await answerAll();
            expect(window.getView().rowAt(first)?.id).toBe(`a${first}`);
            expect(window.getView().rowAt(last)?.id).toBe(`a${last}`);
          }
        },
      ),
      { numRuns: 25 },
    );
  });
});
