// What holds of every provider that is asked over a network, whatever its vendor sends: run by each of their tests. The cases are
// answered by a vendor on loopback; with `npm test -- --live` (and a key, where one is needed) the same ones by the real host.
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { companyPatchSchema } from '../../../shared/schema/company.ts';
import { normalizedSchema } from '../../../shared/schema/normalized.ts';
import { personInputSchema } from '../../../shared/schema/person.ts';
import { openFaultServer, type FaultServer, type Script, type Scripted } from '../../testing/fault-server.ts';
import { testHttp } from '../../testing/provider-http.ts';
import { fieldsGiven } from '../fields-given.ts';
import { systemTiming } from '../http/timing.ts';
import { ProviderError, type Answer, type Lookup, type Provider } from '../provider.ts';
import { askByField, type AnswerByField } from './ask-by-field.ts';

export type SuiteCase = { lookup: Lookup; status: Answer['status']; fields?: object };

export type Vendor = Pick<FaultServer, 'on'>;

export type SuiteOptions = {
  /** Its paths, answered as its documentation says. */
  vendor: (on: Vendor) => void;
  cases: readonly SuiteCase[];
  configAt: (url: string) => unknown;
  /** False for a provider that has no host before a person names one. */
  hasHost?: boolean;
};

export function providerSuite(
  provider: Provider,
  { vendor, cases, configAt, hasHost = true }: SuiteOptions,
): void {
  const lookups = cases.map(({ lookup }) => lookup);
  const expected: unknown = expect.arrayContaining(
    cases.map(({ lookup: { id }, status, fields }) =>
      expect.objectContaining({ id, status, ...(fields && { fields: expect.objectContaining(fields) }) }),
    ),
  );
  const served = async (change: Change): Promise<AnswerByField[]> => {
    const server = await openFaultServer();
    vendor(changing(server, change));
    return askAll(provider, lookups, contextAt(provider, configAt(server.url)));
  };

  describe(`${provider.code}, as any provider,`, () => {
    it('answers its cases', async () => {
      expect(await served((list) => list)).toEqual(expected);
    });

    it('does not care for the order of what it is sent', async () => {
      expect(await served((list) => list.toReversed())).toEqual(expected);
    });

    it('does not mind what is sent twice', async () => {
      expect(await served((list) => list.flatMap((entry) => [entry, entry]))).toEqual(expected);
    });

    it('makes nothing up where everything is missing', async () => {
      const answers = await served(() => []);
      expect(answers.filter(({ status }) => status === 'ambiguous')).toEqual([]);
    });

    it.each(faults)('makes nothing of %s', async (_, fault) => {
      const server = await openFaultServer();
      server.on('*', fault);
      const context = contextAt(provider, configAt(server.url));
      const answers = await askAll(provider, lookups, context).catch((error: unknown) => {
        if (error instanceof ProviderError) return [];
        throw error;
      });
      expect(answers.filter(({ status }) => status === 'matched' || status === 'ambiguous')).toEqual([]);
      expect(server.calls.length).toBeGreaterThan(0);
    });
  });

  describe.skipIf(!hasHost || !isLive(provider))(`${provider.code} (${howToGoLive(provider)})`, () => {
    it('answers its cases from the real host', { timeout: 120_000 }, async () => {
      // Within the rate that they allow.
      const http = testHttp(provider, { timing: systemTiming });
      const context = { ...contextAt(provider, null), http, key: process.env[keyName(provider)] ?? '' };
      expect(await askAll(provider, lookups, context)).toEqual(expected);
    });
  });
}

/** Through one client, in calls of the size that the provider takes. */
async function askAll(
  provider: Provider,
  lookups: readonly Lookup[],
  context: Context,
): Promise<AnswerByField[]> {
  const answers: AnswerByField[] = [];
  for (let from = 0; from < lookups.length; from += provider.batchSize) {
    const batch = lookups.slice(from, from + provider.batchSize);
    const some = await askByField(provider, batch, context);
    expectSound(provider, batch, some);
    answers.push(...some);
  }
  return answers;
}

type Context = Parameters<Provider['enrich']>[1];

export const contextAt = (provider: Provider, config: unknown): Context => ({
  signal: new AbortController().signal,
  http: testHttp(provider),
  key: 'test-key',
  config: config === null ? null : (provider.parseConfig?.(config) ?? null),
  references: { find: () => [] },
});

function expectSound(provider: Provider, asked: readonly Lookup[], answers: readonly AnswerByField[]): void {
  const ids = answers.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(asked.map(({ id }) => id)).toEqual(expect.arrayContaining(ids));
  for (const answer of answers) {
    expect(JSON.parse(JSON.stringify(answer))).toMatchObject({ id: answer.id, status: answer.status });
    const entity = asked.find(({ id }) => id === answer.id)?.entity ?? 'company';
    if (answer.status === 'matched') expectSoundMatch(provider, entity, answer);
    if (answer.status === 'ambiguous') expect(answer.candidates.length).toBeGreaterThan(1);
  }
}

const part = normalizedSchema.partial();

type Matched = Extract<AnswerByField, { status: 'matched' }>;

function expectSoundMatch(provider: Provider, entity: Lookup['entity'], answer: Matched): void {
  const { confidence, confidences = {}, evidence, facts = {} } = answer;
  expect(fieldsGiven(provider, entity)).toEqual(expect.arrayContaining(Object.keys(answer.fields)));
  const schema = entity === 'company' ? companyPatchSchema : personInputSchema.partial();
  expect(schema.safeParse(answer.fields).error).toBeUndefined();
  for (const one of [confidence, ...Object.values(confidences)]) {
    expect(one).toBeGreaterThan(0);
    expect(one).toBeLessThanOrEqual(1);
  }
  expect(evidence.reduce((total, { score }) => total + score, 0)).toBeCloseTo(confidence);
  if (entity === 'company') expect(provider.facts ?? []).toEqual(expect.arrayContaining(Object.keys(facts)));
  // Whole, and nothing that the shape does not know.
  expect(part.parse(answer.normalized)).toEqual(answer.normalized);
  expect(Object.values(facts).every((fact) => typeof fact === 'string' && fact !== '')).toBe(true);
}

/** JSON whose end is waited for: a text that goes on and on. */
const longText = (bytes: number): Buffer =>
  Buffer.concat([Buffer.from('{"data":"'), Buffer.alloc(bytes, 'x')]);
const megabyte = 1024 ** 2;

const faults: readonly [string, Scripted][] = [
  [
    'a web page',
    { body: '<!doctype html><title>Maintenance</title>', headers: { 'content-type': 'text/html' } },
  ],
  ['JSON that breaks off', { body: '{"data": [{"id": "52' }],
  ['200 with an error in it', { body: { error: 'Something went wrong', errors: [{ title: 'No' }] } }],
  ['an empty body', { body: '' }],
  ['an answer of more than 20 MB', { body: longText(20 * megabyte) }],
  [
    'a small answer that unpacks to more than 20 MB',
    { body: gzipSync(longText(20 * megabyte)), headers: { 'content-encoding': 'gzip' } },
  ],
  ['null', { body: 'null' }],
  ['a list where none belongs', { body: [1, 'two', null, {}] }],
  ['fields of other types', { body: { data: 'x', items: 7, company_name: [], status: 200, name: {} } }],
  ['a connection that breaks off', { fault: 'cut', body: { data: 'x'.repeat(1000) } }],
  ['a connection that is hung up', { fault: 'hang up' }],
  ['400', { status: 400, body: { errors: [{ status: '400', title: 'Bad Request' }] } }],
  ['401', { status: 401, body: { error: 'Invalid Authorization' } }],
  ['402', { status: 402, body: {} }],
  ['403', { status: 403, body: '' }],
  ['404', { status: 404, body: { errors: [{ error: 'not-found' }] } }],
  ['429', { status: 429, body: '' }],
  ['429 with a time to come back', { status: 429, headers: { 'retry-after': '120' }, body: '' }],
  ['500', { status: 500, body: 'Internal Server Error' }],
  ['503 with a time to come back', { status: 503, headers: { 'retry-after': '120' }, body: '' }],
];

/** What becomes of each list of objects that the vendor sends. */
type Change = (list: readonly unknown[]) => readonly unknown[];

const changing = (server: FaultServer, change: Change): Vendor => ({
  on: (path, ...scripts) => server.on(path, ...scripts.map((script) => changed(script, change))),
});

const changed =
  (script: Script, change: Change): Script =>
  async (call, times) => {
    const scripted = typeof script === 'function' ? await script(call, times) : script;
    return { ...scripted, body: deeply(scripted.body, change) };
  };

function deeply(value: unknown, change: Change): unknown {
  if (Array.isArray(value)) {
    const list = value.map((entry: unknown) => deeply(entry, change));
    return list.some((entry) => typeof entry === 'object' && entry !== null) ? change(list) : list;
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, deeply(entry, change)]));
}

const keyName = ({ code }: Provider): string => `ROWBENCH_KEY_${code.toUpperCase().replaceAll('-', '_')}`;

const isLive = (provider: Provider): boolean =>
  process.env['ROWBENCH_LIVE'] === '1' &&
  (process.env['CI'] ?? '') === '' &&
  (!provider.needsKey || (process.env[keyName(provider)] ?? '') !== '');

const howToGoLive = (provider: Provider): string =>
  `asks the real host only by \`npm test -- --live\`${provider.needsKey ? ` with ${keyName(provider)}` : ''}`;
