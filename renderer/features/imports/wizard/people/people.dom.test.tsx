// @vitest-environment jsdom
import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { PeopleImport } from '../../../../../shared/schema/people-import.ts';
import { enrichTarget } from '../../../../lib/enrich-target.ts';
import { testColumn, testSource } from '../../test-data.ts';
import { fakeBackend, openWindow, refusal } from '../../test-window.tsx';

const path = '/v1/import/sources/src_1';
const columns = ['Name', 'Role', 'LinkedIn', 'Notes'].map((header) => testColumn({ header }));
const source = testSource({
  columns,
  people: { column: 'LinkedIn', columns: { fullName: 'Name', jobTitle: 'Role' } },
});

const made: PeopleImport = {
  created_count: 2,
  matched_count: 1,
  repeated_count: 0,
  failed_count: 1,
  blank_count: 0,
  total_count: 4,
  errors: [
    { row_number: 4, line: 5, code: 'x', message: 'It leads to a company.', value: 'li/company/acme' },
  ],
  people: ['per_1', 'per_2', 'per_3'],
  step_id: 'stp_1',
};

const openDialog = async (answer: () => unknown) => {
  const sent = fakeBackend({
    [`GET ${path}`]: () => source,
    [`POST ${path}/people`]: answer,
    'POST /v1/steps/stp_1/undo': () => ({}),
  });
  const window = openWindow('/imports/new/src_1');
  await window.user.click(await screen.findByRole('button', { name: 'Import people…' }));
  return { ...window, sent, dialog: await screen.findByRole('dialog', { name: 'Import people' }) };
};

test('people are made of the columns that are proposed or chosen, and can be looked up at once', async () => {
  const { user, dialog, sent, address } = await openDialog(() => made);
  await user.click(within(dialog).getByRole('combobox', { name: 'Job title' }));
  await user.click(await screen.findByRole('option', { name: 'Notes' }));
  await user.click(within(dialog).getByRole('button', { name: 'Import people' }));
  expect(await within(dialog).findByText('2 people added')).toBeTruthy();
  expect(sent.at(-1)?.body).toEqual({
    column: 'LinkedIn',
    columns: { fullName: 'Name', jobTitle: 'Notes' },
  });
  expect(
    within(dialog)
      .getAllByRole('listitem')
      .map(({ textContent }) => textContent),
  ).toEqual(['2 people added', '1 was here already', '1 row holds no profile that can be read']);
  expect(
    within(dialog).getByRole('row', { name: /^5 li\/company\/acme It leads to a company/ }),
  ).toBeTruthy();
  await user.click(within(dialog).getByRole('button', { name: 'Enrich 3 people' }));
  expect(await screen.findByText('The batches')).toBeTruthy();
  expect(address()).toContain('/enrichment');
  expect(enrichTarget.get()).toMatchObject({ entity: 'person', ids: ['per_1', 'per_2', 'per_3'] });
});

test('people who were made can be taken back, and a refusal stands where it happened', async () => {
  let answer = (): unknown => refusal(409, 'job_conflict', 'The file changed since it was read.');
  const { user, dialog, sent } = await openDialog(() => answer());
  const start = within(dialog).getByRole('button', { name: 'Import people' });
  await user.click(start);
  expect(await within(dialog).findByText('The file changed since it was read.')).toBeTruthy();
  answer = () => made;
  await user.click(start);
  await user.click(await within(dialog).findByRole('button', { name: 'Take back' }));
  expect(sent.map(({ path }) => path)).toContain('/v1/steps/stp_1/undo');
});

test('a file without profiles offers nothing of the kind', async () => {
  fakeBackend({ [`GET ${path}`]: () => testSource() });
  openWindow('/imports/new/src_1');
  expect(await screen.findByText('Norrvik Kabel AB')).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Import people…' })).toBeNull();
});
