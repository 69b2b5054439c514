// Whether the providers that were asked for can be asked, before a batch is made; and which are asked where none was named.
import { AppError, type Issue } from '../../../shared/errors.ts';
import { companyFields } from '../../../shared/schema/company.ts';
import type {
  EntityType,
  Environment,
  ProviderInfo,
  WaterfallStep,
} from '../../../shared/schema/enrichment.ts';
import { personFields } from '../../../shared/schema/person.ts';

export type WaterfallWish = {
  entity: EntityType;
  environment: Environment;
  steps: readonly WaterfallStep[] | undefined;
  budgetCents: number | undefined;
};

/** Throws `validation_error` with everything that is wrong, `budget_exceeded` where nothing could be asked for so little. */
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
      message: `The cheapest lookup costs ${least} cents and the budget is ${budgetCents}. Raise it, or add a provider that costs nothing.`,
      details: { budget: budgetCents, needed: least },
    });
  return [...steps];
}

const priceIn = (providers: readonly ProviderInfo[], code: string): number => {
  const provider = providers.find((one) => one.code === code);
  return !provider || provider.billed === 'never' ? 0 : provider.costCents;
};

/** All that are ready, cheapest first; what costs is asked only under a budget. */
function usualSteps(
  providers: readonly ProviderInfo[],
  { entity, environment, budgetCents }: WaterfallWish,
): WaterfallStep[] {
  return providers
    .filter(
      ({ entities, state }) => entities.includes(entity) && (environment === 'test' || state === 'ready'),
    )
    .map(({ code }) => ({ provider: code, price: priceIn(providers, code) }))
    .filter(({ price }) => environment === 'test' || price <= (budgetCents ?? 0))
    .toSorted((one, other) => one.price - other.price)
    .map(({ provider }) => ({ provider }));
}

function noneReady(entity: EntityType): Issue {
  const what = entity === 'company' ? 'companies' : 'people';
  const message = `No provider is ready to look ${what} up at this budget. Turn one on, give it its key, or set a budget.`;
  return { path: 'providers', code: 'no_provider', message };
}

function issuesOf(
  { provider: code, fields = [], onlyIfEmpty = [] }: WaterfallStep,
  at: number,
  providers: readonly ProviderInfo[],
  { entity, environment }: WaterfallWish,
): Issue[] {
  const path = `providers.${at}`;
  const provider = providers.find((one) => one.code === code);
  const refuse = (issue: string, message: string): Issue[] => [{ path, code: issue, message }];
  if (!provider) {
    const all = providers.map((one) => one.code).join(', ');
    return refuse('unknown_provider', `There is no provider "${code}". There are: ${all}.`);
  }
  if (!provider.entities.includes(entity))
    return refuse(
      'wrong_entity',
      `${provider.label} does not look ${entity === 'company' ? 'companies' : 'people'} up.`,
    );
  if (environment === 'live' && provider.state !== 'ready') return refuse(provider.state, notReady(provider));
  const known: readonly string[] = entity === 'company' ? companyFields : personFields;
  return [
    ...fields
      .filter((field) => !provider.fields.includes(field))
      .map((field) =>
        unknownField(
          `${path}.fields`,
          `${provider.label} gives no field "${field}". It gives: ${provider.fields.join(', ')}.`,
        ),
      ),
    ...onlyIfEmpty
      .filter((field) => !known.includes(field))
      .map((field) =>
        unknownField(`${path}.onlyIfEmpty`, `There is no field "${field}". There are: ${known.join(', ')}.`),
      ),
  ];
}

const unknownField = (path: string, message: string): Issue => ({ path, code: 'unknown_field', message });

function notReady({ label, state, stateReason }: ProviderInfo): string {
  if (state === 'off') return `${label} is turned off. Turn it on in the settings.`;
  if (state === 'needs_key') return `${label} needs a key. Set it in the settings.`;
  return `${label} is paused: ${stateReason ?? 'it refused an earlier request.'} See to it, then turn it on again.`;
}
