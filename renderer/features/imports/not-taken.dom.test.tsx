// @vitest-environment jsdom
// Values that an import does not take: said of their cell before the import, and listed after it.
import { render, screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { testJob } from './test-data.ts';
import { fakeBackend, openWindow } from './test-window.tsx';
import { CheckCell } from './wizard/check/check-cell.tsx';
import type { ShownRow } from './wizard/check/use-dry-rows.ts';

const message = 'Locked by Mira Aldous: "Machinery" was not taken.';

test('a cell of the check that stays locked says so', () => {
  const row: ShownRow = {
    id: '2',
    row_number: 2,
    line: 2,
    fate: 'unchanged',
    code: null,
    met: null,
    cells: { industry: { before: 'Cables', after: 'Cables' } },
    errors: [],
    notes: [{ field: 'industry', reason: 'locked', value: 'Machinery', message }],
  };
  render(
    <CheckCell
      id="cell"
      row={row}
      field="industry"
      columns={['industry']}
      edit={undefined}
      news={undefined}
      isActive={false}
      isEditable={false}
      onActive={() => undefined}
      onOpen={() => undefined}
    />,
  );
  expect(screen.getByRole('img', { name: message })).toBeTruthy();
  expect(screen.getByRole('gridcell').textContent).toBe('Cables');
  expect(screen.getByRole('gridcell').title).toBe(message);
});

test('the result of an import lists each value that was not taken, with its company', async () => {
  const job = testJob({ failed_count: 0, repaired_count: 0 });
  const value = {
    row_number: 2,
    company_id: 'com_1',
    company_name: 'Acme',
    field: 'industry',
    label: 'Industry',
  };
  fakeBackend({
    'GET /v1/import/jobs/imp_co_1': () => job,
    'GET /v1/import/jobs/imp_co_1/not-taken': () => ({
      items: [{ ...value, reason: 'locked', value: 'Machinery', message }],
      total: 1,
      pagination: {},
    }),
    'GET /v1/import/jobs': () => ({ items: [job], pagination: {} }),
  });
  const { user } = openWindow('/imports/imp_co_1');
  const part = await screen.findByRole('region', { name: 'Values that were not taken' }, { timeout: 15_000 });
  expect(within(part).getByRole('heading').textContent).toBe('1 value was not taken');
  await user.click(within(part).getByRole('button', { name: 'Show values' }));
  const item = within(part).getByRole('listitem');
  expect(item.textContent).toBe(`Row 2Acme, Industry${message}`);
});
