// What one lookup costs, and by what: said here only, so that estimate, reservation, cost and budget can never differ.
import type { Environment } from '../../../shared/schema/enrichment.ts';
import { providerAsSet } from '../../providers/provider-as-set.ts';
import type { Provider } from '../../providers/provider.ts';
import type { ReadDb } from '../../store/database.ts';
import { providerSettings } from '../../store/enrichment/provider-settings.ts';

/** Of a lookup that is billed, in cents, by a provider as it is set. */
export const priceOf = ({ billed, costCents }: Pick<Provider, 'billed' | 'costCents'>): number =>
  billed === 'never' ? 0 : costCents;

/** The provider under what a person set for it, its price too; see `EnrichContext.findProvider`. */
export function findAsSet(
  db: ReadDb,
  providers: readonly Provider[],
  code: string,
  environment: Environment,
): Provider | null {
  const provider = providers.find((one) => one.code === code);
  if (!provider) return null;
  const set = providerAsSet(provider, providerSettings(db, code).config);
  return set ?? (environment === 'test' ? provider : null);
}
