// @vitest-environment jsdom
import { screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { Source } from '../../../../../shared/schema/import.ts';
import { testSource } from '../../test-data.ts';
import { fakeBackend, openWindow, refusal } from '../../test-window.tsx';

const address = '/imports/new/src_1';
const path = '/v1/import/sources/src_1';

const workbook = (changes: Partial<Source> = {}): Source => {
  const source = testSource();
  const dialect = { ...source.dialect, encoding: 'utf-8' as const, delimiter: ',', layout: 'sheet' as const };
  return {
    ...source,
    file_name: 'firms.xlsx',
    format: 'xlsx',
    sheet: 'Firms',
    sheets: [
      { name: 'Cover', rows: 0, hidden: false },
      { name: 'Firms', rows: 1205, hidden: false },
      { name: 'Lists', rows: 1, hidden: true },
    ],
    dialect,
    detected: dialect,
    issues: [{ line: 7, code: 'hidden_rows', message: '1 hidden row is read like any other.' }],
    ...changes,
  };
};

test('a workbook shows its sheets and counts rows; it has no encoding to choose', async () => {
  fakeBackend({ [`GET ${path}`]: () => workbook() });
  const { user } = openWindow(address);
  expect(await screen.findByText('Excel workbook')).toBeTruthy();
  expect(screen.queryByRole('combobox', { name: 'Encoding' })).toBeNull();
  expect(screen.queryByText('Line ends')).toBeNull();
  expect(screen.getByText('Row 7')).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Make row 2 the header' })).toBeTruthy();
  await user.click(screen.getByRole('combobox', { name: 'Sheet' }));
  const options = await screen.findAllByRole('option', { hidden: true });
  expect(options.map(({ textContent }) => textContent)).toEqual(
    expect.arrayContaining(['Cover, empty', 'Firms, 1,205 rows', 'Lists, 1 row, hidden']),
  );
});

test('another sheet is asked for alone: what was changed for the one before says nothing about it', async () => {
  const source = workbook();
  const requests = fakeBackend({
    [`GET ${path}`]: () => workbook({ dialect: { ...source.dialect, header_line: 1 } }),
    [`PATCH ${path}`]: () => workbook({ sheet: 'Lists' }),
  });
  const { user } = openWindow(address);
  await user.click(await screen.findByRole('combobox', { name: 'Sheet' }));
  await user.click(await screen.findByRole('option', { name: 'Lists, 1 row, hidden', hidden: true }));
  await waitFor(() => expect(requests.at(-1)?.body).toEqual({ sheet: 'Lists' }));
  await user.click(await screen.findByRole('button', { name: 'Make row 2 the header' }));
  await waitFor(() => expect(requests.at(-1)?.body).toEqual({ header_line: 2 }));
});

test('an archive of several files offers the others; a refusal says why and keeps what was shown', async () => {
  const archive = testSource({ compression: 'zip', entry: 'a.csv', entries: ['a.csv', 'b.xlsx'] });
  const requests = fakeBackend({
    [`GET ${path}`]: () => archive,
    [`PATCH ${path}`]: () => refusal(422, 'unreadable_file', 'The file is protected with a password.'),
  });
  const { user } = openWindow(address);
  expect(await screen.findByText('Delimited text, in a ZIP')).toBeTruthy();
  expect(screen.getByRole('combobox', { name: 'Encoding' })).toBeTruthy();
  await user.click(screen.getByRole('combobox', { name: 'File in the archive' }));
  await user.click(await screen.findByRole('option', { name: 'b.xlsx', hidden: true }));
  expect(await screen.findByText('The file is protected with a password.')).toBeTruthy();
  expect(requests.at(-1)?.body).toEqual({ entry: 'b.xlsx' });
  const field = screen.getByRole<HTMLInputElement>('combobox', { name: 'File in the archive' });
  expect(field.value).toBe('a.csv');
});

test('records of a list have names of their own: there is no header to choose', async () => {
  const source = workbook();
  const dialect = { ...source.dialect, header_line: 1, layout: 'list' as const };
  const preview: Source['preview'] = [
    { line: 0, kind: 'header', cells: ['name', 'city'] },
    { line: 1, kind: 'data', cells: ['Acme', 'Bern'] },
  ];
  fakeBackend({
    [`GET ${path}`]: () =>
      workbook({ format: 'json', sheet: null, sheets: [], dialect, detected: dialect, preview }),
  });
  openWindow(address);
  expect(await screen.findByText('JSON list')).toBeTruthy();
  expect(screen.getByText('Names')).toBeTruthy();
  expect(screen.queryByRole('combobox', { name: 'Header' })).toBeNull();
  expect(screen.queryByRole('button', { name: /the header/ })).toBeNull();
});
