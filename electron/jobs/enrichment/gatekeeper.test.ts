import { expect, it } from 'vitest';
import { tempStore } from '../../testing/temp-store.ts';
import { createGatekeeper } from './gatekeeper.ts';
import { scripted } from './testing-provider.ts';

it('holds a provider back for as long as it said, however the clock is set meanwhile', () => {
  let now = 1_000_000_000;
  let ticks = 0;
  const gate = createGatekeeper(tempStore().db, { now: () => now }, () => ticks);
  const provider = scripted(() => []);
  gate.hear(provider, { kind: 'limited', afterMs: 5000 });
  now -= 86_400_000;
  expect([gate.isOpen(provider), gate.opensAt(provider) - now]).toEqual([false, 5000]);
  now += 2 * 86_400_000;
  expect(gate.isOpen(provider)).toBe(false);
  ticks += 5000;
  expect([gate.isOpen(provider), gate.opensAt(provider) - now]).toEqual([true, 0]);
});
