import { expect, it } from 'vitest';
import { profileName } from './profile-name.ts';

it.each([
  ['in/mira-aldous', 'Mira Aldous'],
  ['in/mira-aldous-1a2b3c', 'Mira Aldous'],
  ['in/j%C3%BCrgen-m%C3%BCller', 'Jürgen Müller'],
  ['in/miraaldous', 'Miraaldous'],
  ['in/007', '007'],
  ['in/ACoAABCdEfGhIjKlMnOpQrStUv', 'ACoAABCdEfGhIjKlMnOpQrStUv'],
  ['pub/mira-aldous/1/2a/3b4', 'Mira Aldous'],
  ['sales/lead/ACwAAB', 'ACwAAB'],
  ['talent/profile/AEMAAB', 'AEMAAB'],
])('calls the profile %s %s', (path, name) => {
  expect(profileName(`https://www.linkedin.com/${path}`)).toBe(name);
});
