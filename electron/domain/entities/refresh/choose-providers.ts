// Who is asked for a refresh: by its scope, or, without one, by the older selection. Throws `validation_error` for whoever was named
// and cannot be asked, with the reason.
import { AppError, type Issue } from '../../../../shared/errors.ts';
import { t } from '../../../../shared/messages/message.ts';
import type { AutoExecute, RefreshScope } from '../../../../shared/schema/entity.ts';
import type { EntityType, ProviderInfo } from '../../../../shared/schema/enrichment.ts';
import { notReady, wrongEntity } from '../../enrichment/check-waterfall.ts';

export type Selection = {
  refreshScope?: RefreshScope | undefined;
  providerCodes?: readonly string[] | undefined;
  autoExecuteIntegrations?: AutoExecute | undefined;
  /** Where the lists of the older selection stand in what was sent. */
  at?: { enrichments: string; groups: string };
};

/** No country has it. */
export const anyCountry = 'any';

export type Chooser = {
  providers: readonly ProviderInfo[];
  entity: EntityType;
  /** `anyCountry`: of several, each of which is asked of those that are of its country. */
  countryCode: string | null;
  /** The one registry of a country; null where there is none. */
  basicProvider: (countryCode: string | null) => string | null;
  /** The providers of a group by its id or name; null where there is no such group. */
  groupOf: (ref: string) => readonly string[] | null;
};

/** `missing`: why the one registry of `basic_data` cannot be asked; then nobody is. */
export type Chosen = {
  codes: string[];
  missing: { providerCode: string; code: string; message: string } | null;
};

export function chooseProviders(chooser: Chooser, wish: Selection): Chosen {
  const { refreshScope, providerCodes = [], autoExecuteIntegrations = {}, at } = wish;
  if (refreshScope === undefined) return chosen(legacy(chooser, autoExecuteIntegrations, at));
  if (refreshScope === 'basic_data') return basic(chooser);
  return chosen(refreshScope === 'selected' ? selected(chooser, providerCodes) : allActive(chooser));
}

const chosen = (codes: readonly string[]): Chosen => ({ codes: [...new Set(codes)], missing: null });

function basic({ providers, entity, countryCode, basicProvider }: Chooser): Chosen {
  const code = basicProvider(countryCode);
  const provider = providers.find((one) => one.code === code);
  const missing = (problem: string, message: string): Chosen => ({
    codes: [],
    missing: { providerCode: code ?? 'basic_data', code: problem, message },
  });
  if (!provider) return missing('no_provider', t('No provider is set for the basic data of this country.'));
  if (!provider.entities.includes(entity))
    return missing('wrong_entity', wrongEntity(t(provider.label), entity));
  if (provider.state !== 'ready') return missing(provider.state, notReady(provider));
  return chosen([provider.code]);
}

/** For the kind of entity and its country. */
const allActive = ({ providers, entity, countryCode }: Chooser): string[] =>
  providers
    .filter(
      ({ state, entities, countries }) =>
        state === 'ready' &&
        entities.includes(entity) &&
        (countries === 'all' ||
          countryCode === anyCountry ||
          (countryCode !== null && countries.includes(countryCode))),
    )
    .map(({ code }) => code);

function selected(chooser: Chooser, codes: readonly string[]): readonly string[] {
  if (codes.length === 0)
    throw refused([
      {
        path: 'providerCodes',
        code: 'required',
        message: t('Name at least one provider, or choose another scope.'),
      },
    ]);
  refuse(codes.flatMap((code, at) => issueOf(chooser, code, `providerCodes.${at}`)));
  return codes;
}

const usualPlaces = {
  enrichments: 'autoExecuteIntegrations.enrichments',
  groups: 'autoExecuteIntegrations.enrichmentGroupRefs',
};

function legacy(chooser: Chooser, wish: AutoExecute, at = usualPlaces): string[] {
  const { enrichments = [], enrichmentGroupRefs = [], excludeEnrichments = [] } = wish;
  const groups = enrichmentGroupRefs.map((ref) => chooser.groupOf(ref));
  refuse([
    ...enrichments.flatMap((code, no) => issueOf(chooser, code, `${at.enrichments}.${no}`)),
    ...groups.flatMap((group, no) =>
      group === null ? [noGroup(enrichmentGroupRefs[no] ?? '', `${at.groups}.${no}`)] : [],
    ),
    ...excludeEnrichments.flatMap((code, no) =>
      unknownOf(chooser, code, `autoExecuteIntegrations.excludeEnrichments.${no}`),
    ),
  ]);
  const active = allActive(chooser);
  const wanted = [
    ...enrichments,
    // Of a group whoever can be asked.
    ...groups.flatMap((group) => (group ?? []).filter((code) => active.includes(code))),
    ...(wish.executeAllActiveEnrichments === true ? active : []),
  ];
  return wanted.filter((code) => !excludeEnrichments.includes(code));
}

function unknownOf({ providers }: Chooser, code: string, path: string): Issue[] {
  if (providers.some((one) => one.code === code)) return [];
  return [{ path, code: 'unknown_provider', message: t('There is no provider "{code}".', { code }) }];
}

function issueOf(chooser: Chooser, code: string, path: string): Issue[] {
  const provider = chooser.providers.find((one) => one.code === code);
  if (!provider) return unknownOf(chooser, code, path);
  if (!provider.entities.includes(chooser.entity))
    return [{ path, code: 'wrong_entity', message: wrongEntity(t(provider.label), chooser.entity) }];
  return provider.state === 'ready' ? [] : [{ path, code: provider.state, message: notReady(provider) }];
}

const noGroup = (ref: string, path: string): Issue => ({
  path,
  code: 'unknown_group',
  message: t('There is no enrichment group {ref}. GET /enrichment-groups lists those there are.', { ref }),
});

function refuse(issues: readonly Issue[]): void {
  if (issues.length > 0) throw refused(issues);
}

function refused(issues: readonly Issue[]): AppError {
  return new AppError('validation_error', { message: issues[0]?.message ?? '', issues: [...issues] });
}
