// What is set for refreshes: the one registry of each country, and what one refresh may cost.
import { countryCodes } from '../../../../shared/schema/country-codes.ts';
import type { ProviderInfo } from '../../../../shared/schema/enrichment.ts';
import {
  refreshSettingsSchema,
  type RefreshSettings,
  type RefreshSettingsPatch,
} from '../../../../shared/schema/entity.ts';
import { AppError, type Issue } from '../../../../shared/errors.ts';
import { t } from '../../../../shared/messages/message.ts';
import type { Provider } from '../../../providers/provider.ts';
import type { ReadDb, WriteDb } from '../../../store/database.ts';
import { findSetting, setSetting } from '../../../store/settings.ts';

const setting = 'refresh';

const usual: RefreshSettings = {
  basicProviders: { GB: 'companies-house' },
  otherwise: 'gleif',
  budget: null,
};

export const refreshSettings = (db: ReadDb): RefreshSettings =>
  refreshSettingsSchema.safeParse(findSetting(db, setting)).data ?? usual;

/** Throws `validation_error` for a country or a provider that there is not; any country can be taken out. */
export function changeRefreshSettings(
  db: WriteDb,
  changes: RefreshSettingsPatch,
  providers: readonly Provider[],
): RefreshSettings {
  const { basicProviders, otherwise, budget } = refreshSettings(db);
  const next = {
    basicProviders: merged(basicProviders, changes.basicProviders ?? {}),
    otherwise: changes.otherwise === undefined ? otherwise : changes.otherwise,
    budget: changes.budget === undefined ? budget : changes.budget,
  };
  const named = { ...changes.basicProviders, otherwise: changes.otherwise ?? null };
  const issues = Object.entries(named).flatMap(([place, code]) =>
    code === null ? [] : issuesOf(place, code, providers),
  );
  const [first] = issues;
  if (first) throw new AppError('validation_error', { message: first.message, issues });
  setSetting(db, setting, next);
  return next;
}

function issuesOf(place: string, code: string, providers: readonly Provider[]): Issue[] {
  const isCountry = place !== 'otherwise';
  const path = isCountry ? `basicProviders.${place}` : place;
  if (isCountry && !countryCodes.has(place))
    return [{ path, code: 'invalid_country', message: t('There is no country "{code}".', { code: place }) }];
  if (providers.some((one) => one.code === code)) return [];
  return [{ path, code: 'unknown_provider', message: t('There is no provider "{code}".', { code }) }];
}

type ByCountry = RefreshSettings['basicProviders'];

const merged = (before: ByCountry, changes: NonNullable<RefreshSettingsPatch['basicProviders']>): ByCountry =>
  Object.fromEntries(
    Object.entries({ ...before, ...changes }).filter((entry): entry is [string, string] => entry[1] !== null),
  );

/** The registry of a country; where that one cannot be asked, the attached reference data, if there is any. */
export function basicProviderOf(
  db: ReadDb,
  providers: readonly ProviderInfo[],
  countryCode: string | null,
): string | null {
  const { basicProviders, otherwise } = refreshSettings(db);
  const code = (countryCode === null ? undefined : basicProviders[countryCode]) ?? otherwise;
  const isReady = (wanted: string): boolean =>
    providers.some((one) => one.code === wanted && one.state === 'ready');
  if (code !== null && isReady(code)) return code;
  return isReady('reference') ? 'reference' : code;
}
