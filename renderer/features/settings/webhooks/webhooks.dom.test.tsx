// @vitest-environment jsdom
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeAll, expect, test } from 'vitest';
import type { Delivery, Webhook } from '../../../../shared/schema/webhook.ts';
import { installDomShims } from '../../../testing/dom-shims.ts';
import { installFakeBackend, Refusal, type FakeRequest } from '../../../testing/fake-backend.ts';
import { renderPiece } from '../../../testing/render-window.tsx';
import { Webhooks } from './webhooks.tsx';

beforeAll(installDomShims);
afterEach(cleanup);

const secret = 'whsec_0123456789abcdef';
const url = 'https://hooks.example.com/in';
const hook: Webhook = {
  id: 'whk_1',
  url,
  topics: ['entity:refreshed', 'import:completed'],
  isOn: true,
  isLocal: false,
  createdAt: '2026-11-22T10:00:00.000Z',
  waiting: 2,
  failed: 1,
  lastDeliveredAt: null,
};
const failed: Delivery = {
  id: 'whd_1',
  topic: 'entity:refreshed',
  status: 'failed',
  attempts: 15,
  nextAttemptAt: null,
  httpStatus: 500,
  error: 'The answer was 500, not 2xx.',
  createdAt: '2026-11-22T10:00:00.000Z',
  deliveredAt: null,
  body: '{"topic":"entity:refreshed","id":"com_1"}',
};

function open(items: Webhook[], refuse?: (body: unknown) => Refusal | null) {
  let kept = items;
  let log = [failed];
  const sent: unknown[] = [];
  const deliver = () => {
    log = [{ ...failed, status: 'delivered', attempts: 16, httpStatus: 200, error: null }];
    return log[0];
  };
  installFakeBackend({
    'GET /webhooks': () => ({ items: kept }),
    'POST /webhooks': ({ body }: FakeRequest) => {
      sent.push(body);
      const refusal = refuse?.(body);
      if (refusal) throw refusal;
      kept = [hook];
      return { ...hook, secret };
    },
    'PATCH /webhooks/whk_1': ({ body }: FakeRequest) => {
      sent.push(body);
      kept = [{ ...hook, ...(body as Partial<Webhook>) }];
      return kept[0];
    },
    'DELETE /webhooks/whk_1': () => {
      kept = [];
      return { data: { id: 'whk_1' } };
    },
    'GET /webhooks/whk_1/deliveries': ({ url: asked }: FakeRequest) => ({
      items: asked.searchParams.get('status') === 'waiting' ? [] : log,
      pagination: {},
    }),
    'POST /webhooks/whk_1/deliveries/whd_1/redeliver': deliver,
  });
  renderPiece(<Webhooks />);
  return { sent, user: userEvent.setup() };
}

test('a webhook is made with its events, and its secret is shown once', async () => {
  const { user, sent } = open([]);
  expect(await screen.findByText('None. Nothing is told to anybody.')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'New webhook' }));
  await user.type(await screen.findByRole('textbox', { name: 'Address' }), url);
  await user.click(screen.getByRole('checkbox', { name: 'Companies changed' }));
  await user.click(screen.getByRole('button', { name: 'Create the webhook' }));
  expect(await screen.findByText(secret)).toBeTruthy();
  expect(sent).toEqual([
    {
      url,
      topics: [
        'entity:refreshed',
        'import:completed',
        'import:failed',
        'enrichment:completed',
        'company:changed',
      ],
      isLocal: false,
      isPlainAllowed: false,
    },
  ]);
  await user.click(screen.getByRole('button', { name: 'I have copied it' }));
  await waitFor(() => expect(screen.queryByText(secret)).toBeNull());
  expect(await screen.findByText(url)).toBeTruthy();
});

test('an address that is refused is said at its field; a missing keychain can be allowed', async () => {
  const refusals = [
    ['url', 'Use https.'],
    ['isPlainAllowed', 'No keychain.'],
  ].map(([path = '', message = '']) => {
    const issues = [{ path, code: 'x', message }];
    return new Refusal('validation_error', message, { issues });
  });
  const { user, sent } = open([], () => refusals.shift() ?? null);
  await user.click(await screen.findByRole('button', { name: 'New webhook' }));
  await user.type(await screen.findByRole('textbox', { name: 'Address' }), url);
  const create = screen.getByRole('button', { name: 'Create the webhook' });
  await user.click(create);
  const field = await screen.findByRole('textbox', { name: 'Address' });
  await waitFor(() => expect(field.getAttribute('aria-invalid')).toBe('true'));
  expect(screen.getByText('Use https.')).toBeTruthy();
  await user.click(create);
  await user.click(await screen.findByRole('checkbox', { name: /^Keep it even without a keychain/ }));
  await user.click(create);
  expect(await screen.findByText(secret)).toBeTruthy();
  expect(sent.at(-1)).toMatchObject({ isPlainAllowed: true });
});

test('a webhook tells what waits and failed, is turned off, and deleted once one is sure', async () => {
  const { user, sent } = open([hook]);
  const row = within(await screen.findByRole('listitem'));
  expect(row.getByText('2 wait · 1 failed')).toBeTruthy();
  await user.click(row.getByRole('switch', { name: `Tell ${url}` }));
  expect(await screen.findByText('Off')).toBeTruthy();
  expect(sent).toEqual([{ isOn: false }]);
  await user.click(screen.getByRole('button', { name: `Delete ${url}` }));
  await user.click(await screen.findByRole('button', { name: 'Delete the webhook' }));
  expect(await screen.findByText('None. Nothing is told to anybody.')).toBeTruthy();
});

test('its log shows what failed and why, the very text, and sends it again', async () => {
  const { user } = open([hook]);
  await user.click(await screen.findByRole('button', { name: `Log of ${url}` }));
  expect(await screen.findByText('A record was refreshed')).toBeTruthy();
  expect(screen.getByText('The answer was 500, not 2xx.')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Show the text' }));
  expect(screen.getByLabelText('whd_1').textContent).toContain('"id": "com_1"');
  await user.click(screen.getByRole('button', { name: /^Send again/ }));
  expect(await screen.findByText(/delivered \(200\), 16 attempts/)).toBeTruthy();
  await user.click(screen.getByRole('radio', { name: 'Waiting' }));
  expect(await screen.findByText('Nothing here.')).toBeTruthy();
});
