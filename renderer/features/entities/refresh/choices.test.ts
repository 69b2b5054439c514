import { describe, expect, it } from 'vitest';
import { testProvider } from '../../../testing/providers.ts';
import { basicProvider } from './choices.ts';

const settings = { basicProviders: { GB: 'companies-house' }, otherwise: 'gleif', budget: null };
const house = testProvider({ code: 'companies-house', state: 'needs_key' });
const gleif = testProvider({ code: 'gleif', state: 'ready' });
const reference = testProvider({ code: 'reference', state: 'ready' });
const providers = [house, gleif, reference];

describe('the provider of basic data', () => {
  it.each([
    ['of a country with one of its own that is ready', 'DE', true, 'gleif'],
    ['of one whose registry cannot be asked, with reference data', 'GB', true, 'reference'],
    ['of one whose registry cannot be asked, without any', 'GB', false, 'companies-house'],
    ['of no country', null, false, 'gleif'],
  ])('%s', (_, country, hasData, code) =>
    expect(basicProvider(settings, { providers, hasData }, country)?.code).toBe(code),
  );

  it('is nobody where none is set', () => {
    expect(basicProvider({ ...settings, otherwise: null }, { providers, hasData: false }, 'DE')).toBeNull();
  });
});
