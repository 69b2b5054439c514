// @vitest-environment jsdom
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { company, idOf } from '../../../testing/companies.ts';
import { installDomShims } from '../../../testing/dom-shims.ts';
import { installFakeBackend, Refusal, type FakeRequest } from '../../../testing/fake-backend.ts';
import { testProvider } from '../../../testing/providers.ts';
import { renderPiece } from '../../../testing/render-window.tsx';
import { Providers } from '../providers.tsx';

beforeAll(installDomShims);
afterEach(cleanup);

const own = testProvider({
  code: 'http-json',
  label: 'Own source',
  isOffline: false,
  hasSettings: true,
  state: 'needs_settings',
});

const configSchema = {
  type: 'object',
  required: ['entity', 'url'],
  properties: {
    entity: { type: 'string', enum: ['company', 'person'] },
    url: { type: 'string' },
    fields: { type: 'object', additionalProperties: { type: 'string' } },
  },
};

const config = { entity: 'company', url: 'https://api.example.com/{domain}', fields: { name: '$.name' } };

const tried = {
  asked: { method: 'GET', url: 'https://api.example.com/a.example', headers: {}, body: null },
  status: 200,
  ms: 240,
  raw: { name: 'Acme' },
  isRawLeftOut: false,
  outcome: 'matched',
  message: null,
  match: null,
  fields: [
    { field: 'name', path: '$.name', found: ['Acme'], value: 'Acme', problem: null },
    { field: 'countryCode', path: '$.land', found: ['Mars'], value: null, problem: 'No country.' },
  ],
};

test('a source of one’s own is set up, refused in place, tried on one record and saved', async () => {
  const sent: unknown[] = [];
  let isRefused = true;
  installFakeBackend({
    'GET /v1/enrichment/providers': () => ({ data: { items: [own] } }),
    'GET /v1/enrichment/providers/http-json': () => ({ data: { ...own, config: null, configSchema } }),
    'GET /v1/company-rows': () => ({
      data: { items: [company(0, { name: 'Acme' })], offset: 0, total: 1, revision: 1 },
    }),
    'POST /v1/enrichment/providers/http-json/try': ({ body }: FakeRequest) => {
      sent.push(body);
      return { data: tried };
    },
    'PATCH /v1/enrichment/providers/http-json': ({ body }: FakeRequest) => {
      if (isRefused)
        throw new Refusal('validation_error', 'config.url: No host.', {
          issues: [{ path: 'config.url', code: 'invalid', message: 'No host.' }],
        });
      sent.push(body);
      return { data: own };
    },
  });
  renderPiece(<Providers />);
  const user = userEvent.setup();
  // Its headers may name a key.
  expect(await screen.findByRole('button', { name: 'Enter a key for Own source' })).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Settings of Own source' }));
  const dialog = within(await screen.findByRole('dialog'));
  await user.click(await dialog.findByRole('combobox', { name: /What it knows/ }));
  await user.click(await screen.findByRole('option', { name: 'Companies' }));
  await user.click(dialog.getByRole('textbox', { name: /^Address/ }));
  await user.paste('https://api.example.com/{domain}');
  await user.click(dialog.getByRole('button', { name: 'Add a line to Fields, and where each is' }));
  await user.click(dialog.getByRole('combobox', { name: 'Fields, and where each is, name 1' }));
  await user.click(await screen.findByRole('option', { name: 'Name' }));
  await user.click(dialog.getByRole('textbox', { name: 'Fields, and where each is, value 1' }));
  await user.paste('$.name');
  await user.click(dialog.getByRole('button', { name: 'Save' }));
  expect(await dialog.findByText('No host.')).toBeTruthy();
  await user.click(dialog.getByRole('combobox', { name: 'Company' }));
  await user.click(await screen.findByRole('option', { name: 'Acme' }));
  await user.click(dialog.getByRole('button', { name: 'Try it' }));
  const found = await dialog.findByRole('table', { name: 'What each mapping found' });
  expect(found.textContent).toContain('NameAcmeAcmeCountryMarsNo country.');
  isRefused = false;
  await user.click(dialog.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(sent).toEqual([
    { config, isLocal: false, recordId: idOf(0) },
    { config, isLocal: false },
  ]);
});
