// An invented provider for tests, as the backend tells of it.
import type { ProviderInfo } from '../../shared/schema/enrichment.ts';

export const testProvider = (part: Partial<ProviderInfo> = {}): ProviderInfo => ({
  code: 'domain-facts',
  label: 'Facts from domains',
  entities: ['company'],
  countries: 'all',
  fields: ['domain', 'urls', 'countryCode'],
  costCents: 0,
  billed: 'never',
  isOffline: true,
  state: 'ready',
  stateReason: null,
  isLocal: false,
  needsKey: false,
  hasKey: false,
  hasSettings: false,
  ...part,
});
