// What a person chooses in the dialog, and how it is asked for. Whom to ask (scope, providers, depth) decides which answers there are;
// what is kept (name, profile) only what is taken from them, so it is planned anew without asking anybody.
import type { EntityType, ProviderInfo } from '../../../../shared/schema/enrichment.ts';
import type { RefreshScope, RefreshSettings } from '../../../../shared/schema/entity.ts';

export type Asking = { scope: RefreshScope; codes: readonly string[]; depth: number };

/** People have no registry of their own. */
export const firstScope = (entity: EntityType): RefreshScope =>
  entity === 'company' ? 'basic_data' : 'all_active';

export const profileChoices = ['leave', 'fill', 'replace'] as const;
export type ProfileChoice = (typeof profileChoices)[number];
export type Keeping = { isNameKept: boolean; profile: ProfileChoice };

type AskingBody = {
  refreshScope: RefreshScope;
  providerCodes?: string[];
  depth?: number;
};

/** Basic data goes to no shareholder, and people have none. */
export const askingBody = (entity: EntityType, { scope, codes, depth }: Asking): AskingBody => ({
  refreshScope: scope,
  ...(scope === 'selected' && { providerCodes: [...codes] }),
  ...(entity === 'company' && scope !== 'basic_data' && { depth }),
});

type KeepingBody = { preserveName: boolean; preserveEntityData?: boolean };

export const keepingBody = ({ isNameKept, profile }: Keeping): KeepingBody => ({
  preserveName: isNameKept,
  ...(profile !== 'leave' && { preserveEntityData: profile === 'fill' }),
});

/** As the backend finds it: the registry of the country, or the reference data, if there is any, where that one cannot be asked. */
export function basicProvider(
  { basicProviders, otherwise }: RefreshSettings,
  { providers, hasData }: { providers: readonly ProviderInfo[]; hasData: boolean },
  countryCode: string | null,
): ProviderInfo | null {
  const code = (countryCode === null ? undefined : basicProviders[countryCode]) ?? otherwise;
  const wanted = providers.find((one) => one.code === code);
  if (wanted?.state === 'ready') return wanted;
  const reference = hasData && providers.find((one) => one.code === 'reference' && one.state === 'ready');
  return reference || (wanted ?? null);
}

export const isActive = ({ state, countries }: ProviderInfo, countryCode: string | null): boolean =>
  state === 'ready' && (countries === 'all' || (countryCode !== null && countries.includes(countryCode)));

/** At most, in cents. */
export const costOf = (providers: readonly ProviderInfo[]): number =>
  providers.reduce((sum, { billed, costCents }) => sum + (billed === 'never' ? 0 : costCents), 0);

/** What asking costs at most: all of it, or each record where nobody knows how many they will be. */
export type Price = { of: 'all' | 'each'; cents: number };
