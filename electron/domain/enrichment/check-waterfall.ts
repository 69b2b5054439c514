// Whether the providers that were asked for can be asked, before a batch is made; and which are asked where none was named.
import { t } from '../../../shared/messages/message.ts';
import { AppError, type Issue } from '../../../shared/errors.ts';
import { companyFields } from '../../../shared/schema/company.ts';
import type {
  EntityType,
  Environment,
  ProviderInfo,
  WaterfallStep,
} from '../../../shared/schema/enrichment.ts';
import { personFields } from '../../../shared/schema/person.ts';
import { withFields } from './step-fields.ts';
import { priceOf } from './price.ts';

export type WaterfallWish = {
  entity: EntityType;
  environment: Environment;
  steps: readonly WaterfallStep[] | undefined;
  budgetCents: number | undefined;
  /** Of a live custom field of companies by its path; null for every other. */
  customKey?: (path: string) => string | null;
};

/** With custom fields by their keys; throws `validation_error` with everything that is wrong, `budget_exceeded` where nothing could be asked for so little. */
export function checkWaterfall(providers: readonly ProviderInfo[], wish: WaterfallWish): WaterfallStep[] {
  const { entity, environment, budgetCents = 0 } = wish;
  const steps = wish.steps ?? usualSteps(providers, wish);
  const issues = steps.flatMap((step, at) => issuesOf(step, at, providers, wish));
  if (steps.length === 0) issues.push(noneReady(entity));
  const [first] = issues;
  if (first) throw new AppError('validation_error', { message: first.message, issues });
  const prices = steps.map(({ provider }) => priceIn(providers, provider));
  const least = Math.min(...prices);
  if (environment === 'live' && least > budgetCents)
    throw new AppError('budget_exceeded', {
      message: t(
        'The cheapest lookup costs {least, number} cents and the budget is {budget, number}. Raise it, or add a provider that costs nothing.',
        { least, budget: budgetCents },
      ),
      details: { budget: budgetCents, needed: least },
    });
  return steps.map((step) => withFields(step, (path) => wish.customKey?.(path) ?? path));
}

const priceIn = (providers: readonly ProviderInfo[], code: string): number => {
  const provider = providers.find((one) => one.code === code);
  return provider ? priceOf(provider) : 0;
};

/**
 * All that are ready, cheapest first; what costs is asked only under a budget. Nothing leaves this machine unless a person named
 * who is to be asked, or gave them a key.
 */
function usualSteps(
  providers: readonly ProviderInfo[],
  { entity, environment, budgetCents }: WaterfallWish,
): WaterfallStep[] {
  return providers
    .filter(
      ({ entities, state, isOffline, hasKey }) =>
        entities.includes(entity) && (environment === 'test' || (state === 'ready' && (isOffline || hasKey))),
    )
    .map(({ code }) => ({ provider: code, price: priceIn(providers, code) }))
    .filter(({ price }) => environment === 'test' || price <= (budgetCents ?? 0))
    .toSorted((one, other) => one.price - other.price)
    .map(({ provider }) => ({ provider }));
}

function noneReady(entity: EntityType): Issue {
  const message =
    entity === 'company'
      ? t(
          'No provider is ready to look companies up at this budget. Turn one on, give it its key, or set a budget.',
        )
      : t(
          'No provider is ready to look people up at this budget. Turn one on, give it its key, or set a budget.',
        );
  return { path: 'providers', code: 'no_provider', message };
}

function issuesOf(
  { provider: code, fields = [], onlyIfEmpty = [] }: WaterfallStep,
  at: number,
  providers: readonly ProviderInfo[],
  { entity, environment, customKey }: WaterfallWish,
): Issue[] {
  const path = `providers.${at}`;
  const provider = providers.find((one) => one.code === code);
  const refuse = (issue: string, message: string): Issue[] => [{ path, code: issue, message }];
  if (!provider) {
    const all = providers.map((one) => one.code).join(', ');
    return refuse('unknown_provider', t('There is no provider "{code}". There are: {all}.', { code, all }));
  }
  const label = t(provider.label);
  if (!provider.entities.includes(entity)) return refuse('wrong_entity', wrongEntity(label, entity));
  if (environment === 'live' && provider.state !== 'ready') return refuse(provider.state, notReady(provider));
  const known: readonly string[] = entity === 'company' ? companyFields : personFields;
  const gives = provider.fields.join(', ');
  return [
    ...fields
      .filter((field) => !provider.fields.includes(field))
      .map((field) =>
        unknownField(
          `${path}.fields`,
          t('{label} gives no field "{field}". It gives: {gives}.', { label, field, gives }),
        ),
      ),
    ...onlyIfEmpty
      .filter((field) => !known.includes(field) && (customKey?.(field) ?? null) === null)
      .map((field) =>
        unknownField(
          `${path}.onlyIfEmpty`,
          t('There is no field "{field}". There are: {known}.', { field, known: known.join(', ') }),
        ),
      ),
  ];
}

const unknownField = (path: string, message: string): Issue => ({ path, code: 'unknown_field', message });

export const wrongEntity = (label: string, entity: EntityType): string =>
  entity === 'company'
    ? t('{label} does not look companies up.', { label })
    : t('{label} does not look people up.', { label });

export function notReady({ label: english, state, stateReason }: ProviderInfo): string {
  const label = t(english);
  if (state === 'off') return t('{label} is turned off. Turn it on in the settings.', { label });
  if (state === 'needs_key') return t('{label} needs a key. Set it in the settings.', { label });
  if (state === 'needs_settings' && stateReason !== null) return stateReason;
  if (stateReason === null) return t('{label} is paused. See to it, then turn it on again.', { label });
  return t('{label} is paused: {reason} See to it, then turn it on again.', { label, reason: stateReason });
}
