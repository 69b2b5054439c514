// In which order providers are asked, which of them, and when: what the panel edits and a batch is made of.
import type { EntityType, ProviderInfo, WaterfallStep } from '../../../../shared/schema/enrichment.ts';

export type DraftStep = { provider: ProviderInfo; isOn: boolean; onlyIfEmpty: readonly string[] };

/** What a person changed of a step. */
export type StepChange = Partial<Pick<DraftStep, 'isOn' | 'onlyIfEmpty'>>;

export type WaterfallDraft = { order: readonly string[]; changes: Readonly<Record<string, StepChange>> };

export const untouched: WaterfallDraft = { order: [], changes: {} };

const priceOf = ({ billed, costCents }: ProviderInfo): number => (billed === 'never' ? 0 : costCents);

/** Those that can be asked first, each cheapest first and those on this machine before others. */
const usualOrder = (one: ProviderInfo, other: ProviderInfo): number =>
  Number(one.state !== 'ready') - Number(other.state !== 'ready') ||
  priceOf(one) - priceOf(other) ||
  Number(other.isOffline) - Number(one.isOffline);

/** The steps as they are shown: what cannot be asked is off whatever was said; by itself only what is free and goes nowhere is on. */
export function stepsOf(
  providers: readonly ProviderInfo[],
  entity: EntityType,
  { order, changes }: WaterfallDraft,
): DraftStep[] {
  const usual = providers.filter(({ entities }) => entities.includes(entity)).toSorted(usualOrder);
  const placed = order.flatMap((code) => usual.filter((one) => one.code === code));
  const rest = usual.filter(({ code }) => !order.includes(code));
  return [...placed, ...rest].map((provider) => {
    const { isOn = priceOf(provider) === 0 && provider.isOffline, onlyIfEmpty = [] } =
      changes[provider.code] ?? {};
    return { provider, isOn: isOn && provider.state === 'ready', onlyIfEmpty };
  });
}

/** The codes after the one at `from` went to `to`; unchanged where that is no place. */
export function moved(steps: readonly DraftStep[], from: number, to: number): string[] {
  const codes = steps.map(({ provider }) => provider.code);
  const [code] = codes.slice(from, from + 1);
  if (code === undefined || to < 0 || to >= codes.length) return codes;
  return codes.toSpliced(from, 1).toSpliced(to, 0, code);
}

export const waterfallOf = (steps: readonly DraftStep[]): WaterfallStep[] =>
  steps
    .filter(({ isOn }) => isOn)
    .map(({ provider: { code }, onlyIfEmpty }) => ({
      provider: code,
      ...(onlyIfEmpty.length > 0 && { onlyIfEmpty: [...onlyIfEmpty] }),
    }));
