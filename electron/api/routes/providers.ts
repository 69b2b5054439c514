// Providers of data and what a person sets for them. A key goes in and is never given out.
import { z } from 'zod';
import {
  getProvider,
  listProviders,
  removeProviderKey,
  setProviderKey,
  updateProvider,
} from '../../../shared/contract/enrichment.ts';
import { trySource } from '../../../shared/contract/http-json.ts';
import type { ProviderInfo } from '../../../shared/schema/enrichment.ts';
import {
  changeProvider,
  getProviderOf,
  goOnWith,
  showProvider,
} from '../../domain/enrichment/provider-info.ts';
import { trialInput } from '../../domain/enrichment/trial-input.ts';
import { httpJsonSettings } from '../../providers/http-json/settings.ts';
import type { Provider } from '../../providers/provider.ts';
import { parseSettings } from '../../providers/registers/settings.ts';
import { transact } from '../../store/database.ts';
import { providerSettings } from '../../store/enrichment/provider-settings.ts';
import { providerInfos } from '../../jobs/enrichment/provider-infos.ts';
import { mount, type Mounter } from '../mount.ts';

export function providerRoutes(app: Mounter): void {
  const { services } = app;
  const { store, clock, keys, providers, enricher } = services;
  const { db } = store;

  const infoOf = async (code: string): Promise<ProviderInfo> => {
    const provider = getProviderOf(providers, code);
    return showProvider(db, provider, await keys.has(code));
  };

  mount(app, listProviders, async () => ({ data: { items: await providerInfos(services) } }));

  mount(app, getProvider, async ({ params }) => ({
    data: {
      ...(await infoOf(params.code)),
      config: providerSettings(db, params.code).config,
      configSchema: schemaOf(getProviderOf(providers, params.code)),
    },
  }));

  mount(app, updateProvider, async ({ params, body }) => {
    const provider = getProviderOf(providers, params.code);
    transact(db, () => changeProvider(db, provider, body, clock.now()));
    enricher.wake();
    return { data: await infoOf(params.code) };
  });

  mount(app, setProviderKey, async ({ params, body: { key, isPlainAllowed } }) => {
    const { code } = getProviderOf(providers, params.code);
    await keys.set(code, key, { isPlainAllowed });
    transact(db, () => goOnWith(db, code));
    enricher.wake();
    return { data: await infoOf(code) };
  });

  mount(app, trySource, async ({ body }) => {
    const { config, key, isLocal } = body;
    parseSettings(httpJsonSettings, config);
    const trial = {
      config,
      input: trialInput(db, body),
      ...(key !== undefined && { key }),
      ...(isLocal !== undefined && { isLocalAllowed: isLocal }),
    };
    return { data: await enricher.trySource(trial) };
  });

  mount(app, removeProviderKey, async ({ params }) => {
    const { code } = getProviderOf(providers, params.code);
    await keys.remove(code);
    return { data: await infoOf(code) };
  });
}

/** Of what is sent: with what stands where nothing is sent as `default`. */
const schemaOf = ({ settings }: Provider): Record<string, unknown> | null =>
  settings === undefined ? null : { ...z.toJSONSchema(settings, { io: 'input', unrepresentable: 'any' }) };
