// @vitest-environment jsdom
import { afterEach, describe, expect, test, vi } from 'vitest';
import { createCompany, getCompany, windowOfCompanies } from '../../shared/contract/companies.ts';
import { speak } from '../../shared/messages/message.ts';
import { ApiError } from './api-error.ts';
import { call, urlOf } from './client.ts';

const id = 'com_00000000-0000-4000-8000-000000000001';
const envelope = {
  error: {
    code: 'validation_error',
    message: 'The company was not created. Change what is listed.',
    details: {
      issues: [{ path: 'domain', code: 'invalid_domain', message: 'Not a host name: it has a space.' }],
    },
    documentationUrl: '/docs',
    requestId: 'req_7',
    timestamp: '2026-11-20T13:58:00.000Z',
  },
};

const fetchAnswering = (answer: () => Response) => {
  const fetch = vi.fn<typeof globalThis.fetch>(() => Promise.resolve(answer()));
  vi.stubGlobal('fetch', fetch);
  return fetch;
};

afterEach(() => {
  vi.unstubAllGlobals();
  delete window.rowbench;
});

describe('a call', () => {
  test('fills the path and the query, and leaves out what is not given', () => {
    expect(urlOf(getCompany, { params: { companyId: id } })).toBe(`/v1/companies/${id}`);
    const input = { query: { q: 'a&b c', sort: '-name' as const, importJob: undefined, offset: 0 } };
    expect(urlOf(windowOfCompanies, input)).toBe('/v1/company-rows?q=a%26b+c&sort=-name&offset=0');
  });

  test('sends a body as JSON, with the key that makes it safe to send again', async () => {
    const fetch = fetchAnswering(() => Response.json({ data: {} }));
    await call(createCompany, { body: { name: 'Norrvik' } }, { idempotencyKey: 'key-1' });
    const [, init] = fetch.mock.calls[0] ?? [];
    const headers = new Headers(init?.headers);
    expect(init?.method).toBe('POST');
    expect(init?.body).toBe('{"name":"Norrvik"}');
    expect(headers.get('Content-Type')).toBe('application/json');
    expect(headers.get('Idempotency-Key')).toBe('key-1');
  });

  test('throws what the backend says, with each field told apart', async () => {
    fetchAnswering(() => Response.json(envelope, { status: 400 }));
    const error = await call(createCompany, { body: { name: '' } }).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ApiError);
    expect(error).toMatchObject({
      code: 'validation_error',
      status: 400,
      message: envelope.error.message,
      requestId: 'req_7',
      fieldMessages: { domain: 'Not a host name: it has a space.' },
    });
  });

  test('says that the backend is not reachable when no answer comes', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')));
    await expect(call(getCompany, { params: { companyId: id } })).rejects.toMatchObject({
      code: 'unreachable',
      message: expect.stringContaining('Check that the rowbench command still runs') as string,
    });
    window.rowbench = {} as NonNullable<typeof window.rowbench>;
    await expect(call(getCompany, { params: { companyId: id } })).rejects.toMatchObject({
      message: expect.stringContaining('is being started again') as string,
    });
  });

  test.each([
    ['de', 'de-AT', 'de-AT'],
    ['de', 'fr-FR', 'fr-FR, de;q=0.9'],
  ] as const)(
    'asks for the order of the region and the words of the window: %s in %s',
    async (language, locale, wanted) => {
      speak({ language, locale, catalogue: {} });
      const asked = fetchAnswering(() => new Response('{"data":{}}', { status: 200 }));
      await call(getCompany, { params: { companyId: id } });
      expect(new Headers(asked.mock.calls[0]?.[1]?.headers).get('accept-language')).toBe(wanted);
      speak({ language: 'en', locale: 'en', catalogue: {} });
    },
  );

  test('does not take a page for an answer', async () => {
    fetchAnswering(() => new Response('<!doctype html>', { status: 200 }));
    await expect(call(getCompany, { params: { companyId: id } })).rejects.toMatchObject({
      code: 'unexpected',
    });
  });

  test('passes on that it was called off', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new DOMException('Stopped.', 'AbortError')));
    await expect(call(getCompany, { params: { companyId: id } })).rejects.toBeInstanceOf(DOMException);
  });
});
