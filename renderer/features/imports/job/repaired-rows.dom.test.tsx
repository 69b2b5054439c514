// @vitest-environment jsdom
import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { testJob } from '../test-data.ts';
import { fakeBackend, openWindow } from '../test-window.tsx';

const path = '/v1/import/jobs/imp_co_1';
const name = 'Lines that did not read as they stood';

function openJob(repaired_count: number, items: object[] = []) {
  const job = testJob({ failed_count: 0, repaired_count });
  fakeBackend({
    [`GET ${path}`]: () => job,
    [`GET ${path}/repaired-rows`]: () => ({
      items,
      columns: ['a', 'b'],
      total: items.length,
      pagination: {},
    }),
    'GET /v1/import/jobs': () => ({ items: [job], pagination: {} }),
  });
  return openWindow('/imports/imp_co_1');
}

test('shows each mended line as it stood and as it was read', async () => {
  const mended = {
    row_number: 3,
    line: 4,
    code: 'unescaped_quote',
    message: 'A quote inside a quoted cell is not doubled.',
    original: '"Bolt "B" Ltd",bolt.dev',
    cells: ['Bolt "B" Ltd', 'bolt.dev'],
  };
  const unread = { ...mended, row_number: 5, code: 'bad_json', original: '{"name":', cells: ['', ''] };
  const { user } = openJob(2, [mended, unread]);
  const section = await screen.findByRole('region', { name });
  await user.click(within(section).getByRole('button', { name: 'Show lines' }));
  const [first, second] = await within(section).findAllByRole('listitem');
  expect(first?.textContent).toContain('Row 3, line 4');
  expect(within(first as HTMLElement).getByText('"Bolt "B" Ltd",bolt.dev').tagName).toBe('DEL');
  expect(within(first as HTMLElement).getByText('Bolt "B" Ltd').tagName).toBe('INS');
  expect(second?.textContent).toContain('Nothing; the row failed');
});

test('says nothing where every line read as it stood', async () => {
  openJob(0);
  await screen.findByRole('region', { name: 'Result of the import' });
  expect(screen.queryByRole('region', { name })).toBeNull();
});
