// A provider as the window and scripts see it: what it is, and whether it can be asked.
import { t } from '../../../shared/messages/message.ts';
import { AppError } from '../../../shared/errors.ts';
import type { ProviderInfo } from '../../../shared/schema/enrichment.ts';
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

export function showProvider(db: ReadDb, provider: Provider, hasKey: boolean): ProviderInfo {
  const { code, label, entities, countries, fields, costCents, billed, rate, needsKey } = provider;
  const { isOn, isLocalAllowed: isLocal, paused } = providerSettings(db, code);
  const state = !isOn ? 'off' : needsKey && !hasKey ? 'needs_key' : paused ? 'paused' : 'ready';
  return {
    code,
    label,
    costCents,
    billed,
    isLocal,
    needsKey,
    hasKey,
    state,
    entities: [...entities],
    countries: countries === 'all' ? 'all' : [...countries],
    fields: [...fields],
    isOffline: rate === null,
    stateReason: state === 'paused' ? (paused?.message ?? null) : null,
  };
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
