// What a provider is given for a call: its client, its key, what a person set for it, the reference datasets.
import { AppError } from '../../../shared/errors.ts';
import type { Log } from '../../lib/log.ts';
import { createHttpClients } from '../../providers/http/http-clients.ts';
import { ProviderError, type Provider, type ProviderContext } from '../../providers/provider.ts';
import type { ReferenceReader } from '../../providers/reference-reader.ts';
import type { ReadDb } from '../../store/database.ts';
import { findPace, savePace } from '../../store/enrichment/provider-pace.ts';
import { providerSettings } from '../../store/enrichment/provider-settings.ts';
import { t } from '../../../shared/messages/message.ts';
import type { ForCall } from './make-call.ts';
import type { Writer } from './patient-writer.ts';

export type ContextOptions = {
  db: ReadDb;
  write: Writer;
  log: Log;
  references: ReferenceReader;
  /** Null where there is none. */
  keyOf: (code: string) => Promise<string | null>;
};

/** What stands in for what is kept, as long as it is tried. */
export type Tried = { config: unknown; isLocalAllowed: boolean; key: string };

export function createContexts({ db, write, log, references, keyOf }: ContextOptions) {
  const clients = createHttpClients({
    log,
    storeOf: (code) => ({
      load: () => findPace(db, code),
      save: (pace) => write((write) => savePace(write, code, pace)),
    }),
  });
  return async (
    provider: Provider,
    { signal, onSend }: ForCall,
    tried: Partial<Tried> = {},
  ): Promise<ProviderContext> => {
    const { config, isLocalAllowed } = { ...providerSettings(db, provider.code), ...tried };
    // Who can do without one is asked with one all the same, where it is set.
    const key = tried.key ?? (provider.rate === null ? null : await keyOf(provider.code));
    if (key === null && provider.needsKey) throw withoutKey(provider);
    return {
      signal,
      http: clients.of(provider, { signal, isLocalAllowed, key: key ?? '', onSend }),
      key: key ?? '',
      config: configOf(provider, config),
      references,
    };
  };
}

/** What was right when it was set may not be any more, after an update. */
function configOf({ parseConfig }: Provider, config: unknown): unknown {
  if (config === null || !parseConfig) return null;
  try {
    return parseConfig(config);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    throw new ProviderError('invalid_config', error.message, { kind: 'refused', status: 400 });
  }
}

const withoutKey = ({ label }: Provider): ProviderError =>
  new ProviderError('needs_key', t('{label} needs a key. Set it in the settings.', { label }), {
    kind: 'refused',
    status: 401,
  });
