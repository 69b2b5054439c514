// A provider as the window and scripts see it: what it is, and whether it can be asked.
import { t } from '../../../shared/messages/message.ts';
import { AppError } from '../../../shared/errors.ts';
import type { ProviderInfo } from '../../../shared/schema/enrichment.ts';
import { pathOfKey } from '../custom-fields/field-path.ts';
import { fillableBy } from './field-targets.ts';
import { providerAsSet } from '../../providers/provider-as-set.ts';
import type { Provider } from '../../providers/provider.ts';
import type { ReadDb, WriteDb } from '../../store/database.ts';
import { listBatchesPausedBy, setBatchQueued } from '../../store/enrichment/batches.ts';
import {
  forgetAnswers,
  providerSettings,
  resumeProvider,
  setProviderConfig,
  setProviderLocal,
  setProviderOn,
} from '../../store/enrichment/provider-settings.ts';
import { listSearchable } from '../../store/reference-datasets.ts';

export function showProvider(db: ReadDb, provider: Provider, hasKey: boolean): ProviderInfo {
  const { code, label, countries, rate, needsKey } = provider;
  const { isLocalAllowed: isLocal, config, ...kept } = providerSettings(db, code);
  const set = providerAsSet(provider, config);
  const { entities, fields, costCents, billed } = set ?? provider;
  const lacksData = code === 'reference' && listSearchable(db, 'company').length === 0;
  const lacksSettings = set === null || lacksData;
  const state = stateOf({ ...kept, lacksKey: needsKey && !hasKey, lacksSettings });
  return {
    code,
    label,
    costCents,
    billed,
    isLocal,
    needsKey,
    hasKey,
    hasSettings: provider.settings !== undefined,
    state,
    entities: [...entities],
    countries: countries === 'all' ? 'all' : [...countries],
    fields: fillableBy(db, null, { code, fields }).map((field) => pathOfKey(db, field)),
    isOffline: rate === null,
    stateReason: reasonFor(state, { label, lacksData, paused: kept.paused }),
  };
}

type Kept = { isOn: boolean; paused: { message: string } | null };

function stateOf(kept: Kept & { lacksKey: boolean; lacksSettings: boolean }): ProviderInfo['state'] {
  if (!kept.isOn) return 'off';
  if (kept.lacksKey) return 'needs_key';
  if (kept.lacksSettings) return 'needs_settings';
  return kept.paused ? 'paused' : 'ready';
}

type Lack = { label: string; lacksData: boolean; paused: Kept['paused'] };

function reasonFor(state: ProviderInfo['state'], { label, lacksData, paused }: Lack): string | null {
  if (state === 'needs_settings' && lacksData)
    return t('No reference dataset can be searched yet. Attach a file in the settings.');
  if (state === 'needs_settings')
    return t('{label} is not set up yet. Say in the settings how it is asked.', { label: t(label) });
  return state === 'paused' ? (paused?.message ?? null) : null;
}

export function getProviderOf(providers: readonly Provider[], code: string): Provider {
  const provider = providers.find((one) => one.code === code);
  if (provider) return provider;
  throw new AppError('not_found', { message: t('There is no provider "{code}".', { code }) });
}

/** What a person set; throws an AppError that says what is wrong with it. */
export function changeProvider(
  db: WriteDb,
  provider: Provider,
  { isOn, isLocal, config }: { isOn?: boolean | undefined; isLocal?: boolean | undefined; config?: unknown },
  nowMs: number,
): void {
  const { code } = provider;
  if (config !== undefined) {
    setProviderConfig(db, code, config === null ? null : checkConfig(provider, config));
    forgetAnswers(db, code, nowMs);
  }
  if (isLocal !== undefined) setProviderLocal(db, code, isLocal);
  if (isOn !== undefined) setProviderOn(db, code, isOn);
  if (isOn === true) goOnWith(db, code);
}

function checkConfig({ label, parseConfig }: Provider, config: unknown): unknown {
  if (!parseConfig)
    throw new AppError('validation_error', {
      message: t('There is nothing to set for {label}.', { label: t(label) }),
      issues: [{ path: 'config', code: 'unknown_field', message: t('Send no config.') }],
    });
  parseConfig(config);
  return config;
}

/** Batches that wait for a provider go on once a person has seen to it. */
export function goOnWith(db: WriteDb, code: string): void {
  resumeProvider(db, code);
  for (const { no, providers } of listBatchesPausedBy(db, 'provider'))
    if (providers.some(({ provider }) => provider === code)) setBatchQueued(db, no);
}
