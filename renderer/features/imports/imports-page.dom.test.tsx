// @vitest-environment jsdom
import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { testJob } from './test-data.ts';
import { fakeBackend, openWindow, refusal } from './test-window.tsx';

const page = (items: unknown[], nextLink?: string) => ({ items, pagination: nextLink ? { nextLink } : {} });

test('without imports the page says how to make the first one', async () => {
  fakeBackend({ 'GET /v1/import/jobs': () => page([]) });
  const { user, chooseFile } = openWindow('/imports');
  expect(await screen.findByText('Nothing has been imported yet.')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Import a file' }));
  expect(chooseFile).toHaveBeenCalledOnce();
});

test('each import is a row with what it did, and opens', async () => {
  fakeBackend({
    'GET /v1/import/jobs': () =>
      page([testJob(), testJob({ job_id: 'imp_co_2', file_name: null, status: 'failed' })]),
    'GET /v1/import/jobs/imp_co_1': () => testJob({ failed_count: 0 }),
  });
  const { user } = openWindow('/imports');
  const link = await screen.findByRole('link', { name: 'crm-accounts-2026-10.csv' });
  expect(link.closest('tr')?.textContent).toContain('12,4804,8166,20958In effect Undo');
  expect(screen.getByText('Rows sent over the API')).toBeTruthy();
  await user.click(link);
  expect(await screen.findByText('4,816 companies created, 6,209 updated.')).toBeTruthy();
});

test('older imports come page by page', async () => {
  fakeBackend({
    'GET /v1/import/jobs': ({ query }) =>
      query.get('cursor') === 'c2'
        ? page([testJob({ job_id: 'imp_co_old', file_name: 'old.csv' })])
        : page([testJob()], '/v1/import/jobs?limit=50&cursor=c2'),
  });
  const { user } = openWindow('/imports');
  await user.click(await screen.findByRole('button', { name: 'Show older imports' }));
  expect(await screen.findByRole('link', { name: 'old.csv' })).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Show older imports' })).toBeNull();
});

test('a history that cannot be read says so and can be asked for again', async () => {
  let asked = 0;
  fakeBackend({
    'GET /v1/import/jobs': () =>
      asked++ === 0 ? refusal(500, 'internal_error', 'The request failed. Try again.') : page([testJob()]),
  });
  const { user } = openWindow('/imports');
  await user.click(await screen.findByRole('button', { name: 'Try again' }));
  expect(await screen.findByRole('link', { name: 'crm-accounts-2026-10.csv' })).toBeTruthy();
});
