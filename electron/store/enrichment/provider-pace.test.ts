import { expect, test } from 'vitest';
import { tempStore } from '../../testing/temp-store.ts';
import { findPace, savePace } from './provider-pace.ts';
import { providerSettings, setProviderOn } from './provider-settings.ts';

const pace = { tokens: 0.5, atMs: 1000, blockedUntilMs: 5000, failures: 2, openUntilMs: 0 };

test('a pace is kept beside what a person set, and a longer block stays', () => {
  const { db } = tempStore();
  expect(findPace(db, 'gleif')).toBeNull();
  setProviderOn(db, 'gleif', false);
  expect(findPace(db, 'gleif')).toEqual({
    tokens: 1,
    atMs: 0,
    blockedUntilMs: 0,
    failures: 0,
    openUntilMs: 0,
  });
  savePace(db, 'gleif', pace);
  expect(findPace(db, 'gleif')).toEqual(pace);
  savePace(db, 'gleif', { ...pace, tokens: 0.25, blockedUntilMs: 3000 });
  expect(findPace(db, 'gleif')).toEqual({ ...pace, tokens: 0.25 });
  // After the clock was set back, a time by the old one says nothing any more.
  savePace(db, 'gleif', { ...pace, atMs: 500, blockedUntilMs: 700 });
  expect(findPace(db, 'gleif')).toMatchObject({ atMs: 500, blockedUntilMs: 700 });
  expect(providerSettings(db, 'gleif')).toMatchObject({ isOn: false });
});
