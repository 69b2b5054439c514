// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { DialectPatch, Source } from '../../../../../shared/schema/import.ts';
import { mapped, testColumn, testSource } from '../../test-data.ts';
import { fakeBackend, openWindow, refusal } from '../../test-window.tsx';

const address = '/imports/new/src_1';
const path = '/v1/import/sources/src_1';
const changed = (patch: DialectPatch, rest: Partial<Source> = {}): Source =>
  testSource({ ...rest, dialect: { ...testSource().dialect, ...patch } as Source['dialect'] });
const rowOf = (line: number) =>
  screen
    .getByRole('button', { name: new RegExp(`^(Make line ${line} the|Line ${line}, the) header`) })
    .closest('tr');

const alternative: Source['encoding_alternative'] = {
  encoding: 'windows-1250',
  differing_lines: 213,
  examples: [{ line: 5, column: 'City', current: 'São Roque', other: 'Săo Roque' }],
};

test('the file is shown as it stands, with what was guessed and why', async () => {
  fakeBackend({ [`GET ${path}`]: () => testSource() });
  openWindow(address);
  expect(await screen.findByText('Norrvik Kabel AB')).toBeTruthy();
  expect(screen.getByText('above the header, kept with the import, not imported')).toBeTruthy();
  expect(rowOf(3)?.dataset['kind']).toBe('header');
  expect(screen.getByText('96 %')).toBeTruthy();
  expect(screen.getByText('Not valid UTF-8: byte E3 on line 5.')).toBeTruthy();
  expect(screen.getByText('12,480 rows, 2 columns')).toBeTruthy();
});

test('a click on a line number makes that line the header at once, before the answer', async () => {
  const requests = fakeBackend({
    [`GET ${path}`]: () => testSource(),
    [`PATCH ${path}`]: () => new Promise(() => {}),
  });
  const { user } = openWindow(address);
  await user.click(await screen.findByRole('button', { name: 'Make line 2 the header' }));
  expect(rowOf(2)?.dataset['kind']).toBe('header');
  expect(rowOf(3)?.dataset['kind']).toBe('data');
  expect(requests.at(-1)?.body).toEqual({ header_line: 2 });
});

test('"Read as" takes the other encoding, marks what differs, and offers the way back', async () => {
  const requests = fakeBackend({
    [`GET ${path}`]: () => testSource({ encoding_alternative: alternative }),
    [`PATCH ${path}`]: () => changed({ encoding: 'windows-1250' }),
  });
  const { user } = openWindow(address);
  const strip = await screen.findByRole('region', { name: 'Is this right?' });
  expect(
    within(strip)
      .getAllByText(/^[ãă]$/)
      .map((mark) => mark.tagName),
  ).toEqual(['MARK', 'MARK']);
  await user.click(screen.getByRole('button', { name: 'Read as windows-1250' }));
  await user.click(await screen.findByRole('button', { name: 'Back to windows-1252' }));
  await waitFor(() => expect(requests.at(-1)?.body).toEqual({ encoding: 'windows-1252' }));
});

test('each change says all that differs from what was detected', async () => {
  const requests = fakeBackend({
    [`GET ${path}`]: () => changed({ delimiter: ',' }),
    [`PATCH ${path}`]: () => changed({ delimiter: ',', header_line: 1 }),
  });
  const { user } = openWindow(address);
  await user.click(await screen.findByRole('button', { name: 'Make line 1 the header' }));
  expect(requests.at(-1)?.body).toEqual({ delimiter: ',', header_line: 1 });
});

test('answers that a newer choice has overtaken are not shown', async () => {
  const waiting: ((source: Source) => void)[] = [];
  fakeBackend({
    [`GET ${path}`]: () => testSource(),
    [`PATCH ${path}`]: () => new Promise<Source>((resolve) => waiting.push(resolve)),
  });
  const { user } = openWindow(address);
  await user.click(await screen.findByRole('button', { name: 'Make line 1 the header' }));
  await user.click(screen.getByRole('button', { name: 'Make line 2 the header' }));
  waiting[0]?.(changed({ header_line: 1 }, { row_count: 111 }));
  await waitFor(() => expect(waiting).toHaveLength(2));
  expect(screen.queryByText(/111 rows/)).toBeNull();
  waiting[1]?.(changed({ header_line: 2 }, { row_count: 222 }));
  expect(await screen.findByText('222 rows, 2 columns')).toBeTruthy();
});

test('a refused change leaves the file as it was and says what to do', async () => {
  fakeBackend({
    [`GET ${path}`]: () => testSource(),
    [`PATCH ${path}`]: () => refusal(422, 'unreadable_file', 'The file is gone. Choose it again.'),
  });
  const { user } = openWindow(address);
  await user.click(await screen.findByRole('button', { name: 'Make line 1 the header' }));
  expect((await screen.findByRole('alert')).textContent).toContain('The file is gone. Choose it again.');
  expect(rowOf(3)?.dataset['kind']).toBe('header');
});

test('a delimiter of one or two characters can be typed', async () => {
  const requests = fakeBackend({
    [`GET ${path}`]: () => testSource(),
    [`PATCH ${path}`]: () => changed({ delimiter: '||' }),
  });
  const { user } = openWindow(address);
  await user.click(await screen.findByRole('combobox', { name: 'Delimiter' }));
  await user.click(await screen.findByRole('option', { name: 'Other…' }));
  await user.type(screen.getByRole('textbox', { name: /Other delimiter/ }), '||{Enter}');
  await waitFor(() => expect(requests.at(-1)?.body).toEqual({ delimiter: '||' }));
});

test('of two thousand columns only those in view are drawn', async () => {
  const columns = Array.from({ length: 2000 }, (_, i) => testColumn({ header: `c${i}` }));
  const cells = columns.map((column) => column.header);
  fakeBackend({
    [`GET ${path}`]: () => testSource({ columns, preview: [{ line: 1, kind: 'header', cells }] }),
  });
  openWindow(address);
  expect(await screen.findByText('c0')).toBeTruthy();
  expect(screen.getAllByRole('columnheader').length).toBeLessThan(60);
});

test('what was repaired is listed with what stood there', async () => {
  const issues = [
    { line: 4117, code: 'extra_cell', message: 'One semicolon too many.', read: 'a;b', made: 'a, b' },
  ];
  fakeBackend({ [`GET ${path}`]: () => testSource({ issues }) });
  openWindow(address);
  const repaired = await screen.findByRole('region', { name: 'Repaired' });
  expect(repaired.textContent).toContain('Line 4,117');
  expect(repaired.textContent).toContain('One semicolon too many.Read a;b as a, b');
});

test('a source that is gone asks for the file again', async () => {
  fakeBackend({});
  const { user, chooseFile } = openWindow(address);
  await user.click(await screen.findByRole('button', { name: 'Choose a file' }));
  expect(chooseFile).toHaveBeenCalledOnce();
});

test('a file that cannot be read says why', async () => {
  const failure = { code: 'unreadable_file', message: '"logo.csv" is a PNG image. Choose a CSV file.' };
  fakeBackend({
    [`GET ${path}`]: () => testSource({ status: 'failed', failure, columns: [mapped('a', 'name')] }),
  });
  openWindow(address);
  expect((await screen.findByRole('alert')).textContent).toContain(failure.message);
  expect(screen.getByRole('button', { name: 'Choose another file' })).toBeTruthy();
});

test('Ctrl Enter goes on to the columns and Alt Left comes back', async () => {
  fakeBackend({ [`GET ${path}`]: () => testSource() });
  const { user } = openWindow(address);
  await screen.findByText('Norrvik Kabel AB');
  await user.keyboard('{Control>}{Enter}{/Control}');
  expect(await screen.findByText('2 of 2 columns mapped')).toBeTruthy();
  await user.keyboard('{Alt>}{ArrowLeft}{/Alt}');
  expect(await screen.findByText('How it was read')).toBeTruthy();
});
