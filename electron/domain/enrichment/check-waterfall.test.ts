import { expect, it } from 'vitest';
import type { AppError } from '../../../shared/errors.ts';
import type { ProviderInfo } from '../../../shared/schema/enrichment.ts';
import { checkWaterfall, type WaterfallWish } from './check-waterfall.ts';

const info = (code: string, rest: Partial<ProviderInfo> = {}): ProviderInfo => ({
  code,
  label: code.toUpperCase(),
  entities: ['company'],
  countries: 'all',
  fields: ['industry'],
  costCents: 0,
  billed: 'never',
  isOffline: true,
  isLocal: false,
  needsKey: false,
  hasKey: false,
  hasSettings: false,
  state: 'ready',
  stateReason: null,
  ...rest,
});

const paid = (code: string, costCents: number): ProviderInfo =>
  info(code, { costCents, billed: 'for a match' });
const people = info('people', { entities: ['person'] });
const all = [paid('dear', 20), paid('cheap', 5), info('free'), info('off', { state: 'off' }), people];

const wish = (rest: Partial<WaterfallWish> = {}): WaterfallWish => ({
  entity: 'company',
  environment: 'live',
  steps: undefined,
  budgetCents: undefined,
  ...rest,
});
const codesOf = (rest: Partial<WaterfallWish>): string[] =>
  checkWaterfall(all, wish(rest)).map(({ provider }) => provider);
const refusalOf = (rest: Partial<WaterfallWish>, providers = all): AppError => {
  try {
    checkWaterfall(providers, wish(rest));
  } catch (error) {
    return error as AppError;
  }
  throw new Error('it was not refused');
};

it('asks what costs nothing where no provider is named, and what costs only under a budget, cheapest first', () => {
  expect(codesOf({})).toEqual(['free']);
  expect(codesOf({ budgetCents: 5 })).toEqual(['free', 'cheap']);
  expect(codesOf({ budgetCents: 20 })).toEqual(['free', 'cheap', 'dear']);
  expect(codesOf({ entity: 'person' })).toEqual(['people']);
  expect(codesOf({ environment: 'test' })).toEqual(['free', 'off', 'cheap', 'dear']);
  expect(refusalOf({}, [paid('dear', 20)]).issues[0]?.code).toBe('no_provider');
});

it('is refused where nothing can be asked for so little', () => {
  const steps = [{ provider: 'dear' }, { provider: 'cheap' }];
  expect(refusalOf({ steps, budgetCents: 4 })).toMatchObject({
    code: 'budget_exceeded',
    details: { budget: 4, needed: 5 },
  });
  expect(refusalOf({ steps }).code).toBe('budget_exceeded');
  expect(codesOf({ steps, budgetCents: 5 })).toEqual(['dear', 'cheap']);
  expect(codesOf({ steps, environment: 'test' })).toEqual(['dear', 'cheap']);
});

it('says of each provider why it cannot be asked', () => {
  const states = [
    info('keyless', { state: 'needs_key' }),
    info('paused', { state: 'paused', stateReason: 'It does not take the key.' }),
  ];
  const steps = ['nobody', 'people', 'off', 'keyless', 'paused'].map((provider) => ({ provider }));
  expect(refusalOf({ steps }, [...all, ...states]).issues.map(({ path, code }) => [path, code])).toEqual([
    ['providers.0', 'unknown_provider'],
    ['providers.1', 'wrong_entity'],
    ['providers.2', 'off'],
    ['providers.3', 'needs_key'],
    ['providers.4', 'paused'],
  ]);
});

it('asks nobody over the network by itself, unless a person gave them a key', () => {
  const online = [info('open', { isOffline: false }), info('keyed', { isOffline: false, hasKey: true })];
  const asked = (rest: Partial<WaterfallWish>): string[] =>
    checkWaterfall([...online, info('here')], wish(rest)).map(({ provider }) => provider);
  expect(asked({})).toEqual(['keyed', 'here']);
  expect(asked({ steps: [{ provider: 'open' }] })).toEqual(['open']);
  expect(asked({ environment: 'test' })).toEqual(['open', 'keyed', 'here']);
});
