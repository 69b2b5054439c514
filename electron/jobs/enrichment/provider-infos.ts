// All providers as they can be asked now, in the order in which they are listed.
import type { ProviderInfo } from '../../../shared/schema/enrichment.ts';
import { showProvider } from '../../domain/enrichment/provider-info.ts';
import type { KeyKeeper } from '../../lib/provider-keys.ts';
import type { Provider } from '../../providers/provider.ts';
import type { Store } from '../../store/open-store.ts';

export type ProviderSource = { store: Store; providers: readonly Provider[]; keys: KeyKeeper };

export const providerInfos = ({ store, providers, keys }: ProviderSource): Promise<ProviderInfo[]> =>
  Promise.all(
    providers.map(async (provider) => showProvider(store.db, provider, await keys.has(provider.code))),
  );
