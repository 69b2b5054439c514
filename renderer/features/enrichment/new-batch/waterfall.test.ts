import { expect, test } from 'vitest';
import { testProvider } from '../../../testing/providers.ts';
import { moved, stepsOf, untouched, waterfallOf } from './waterfall.ts';

const dear = testProvider({
  code: 'dear',
  billed: 'for a match',
  costCents: 4,
  isOffline: false,
});
const free = testProvider({ code: 'free' });
const locked = testProvider({ code: 'locked', state: 'needs_key', needsKey: true });
const people = testProvider({ code: 'people', entities: ['person'] });
const remote = testProvider({ code: 'remote', isOffline: false });
const all = [locked, dear, people, free];

const shown = (draft = untouched) =>
  stepsOf(all, 'company', draft).map(({ provider, isOn }) => `${provider.code} ${isOn ? 'on' : 'off'}`);

test('what is ready and cheap comes first; what costs is off until a person says so', () => {
  expect(shown()).toEqual(['free on', 'dear off', 'locked off']);
  expect(stepsOf(all, 'person', untouched).map(({ provider }) => provider.code)).toEqual(['people']);
});

test('nobody on the network is asked before a person said so', () => {
  const steps = stepsOf([remote, free], 'company', untouched);
  expect(waterfallOf(steps)).toEqual([{ provider: 'free' }]);
});

test('a person’s order and choices hold, but what cannot be asked stays off', () => {
  const changes = { dear: { isOn: true }, locked: { isOn: true } };
  expect(shown({ order: ['dear', 'free', 'locked'], changes })).toEqual(['dear on', 'free on', 'locked off']);
});

test('moving past an end changes nothing', () => {
  const steps = stepsOf(all, 'company', untouched);
  expect(moved(steps, 1, 0)).toEqual(['dear', 'free', 'locked']);
  expect(moved(steps, 0, -1)).toEqual(['free', 'dear', 'locked']);
  expect(moved(steps, 2, 3)).toEqual(['free', 'dear', 'locked']);
});

test('a batch asks those that are on, with their conditions', () => {
  const changes = { dear: { isOn: true, onlyIfEmpty: ['industry'] } };
  expect(waterfallOf(stepsOf(all, 'company', { order: [], changes }))).toEqual([
    { provider: 'free' },
    { provider: 'dear', onlyIfEmpty: ['industry'] },
  ]);
});
