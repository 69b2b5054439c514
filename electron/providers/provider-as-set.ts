// A provider under what a person set for it: whom it knows, what it asks by, gives and costs may hang on that.
import { AppError } from '../../shared/errors.ts';
import type { Provider } from './provider.ts';

/** `config` as it is kept, null where nothing is; answers null where the provider cannot be asked before something is set. */
export function providerAsSet(provider: Provider, config: unknown): Provider | null {
  const { asSet, parseConfig } = provider;
  if (!asSet) return provider;
  try {
    const over = asSet(config === null || !parseConfig ? null : parseConfig(config));
    return over && { ...provider, ...over };
  } catch (error) {
    // What was right when it was set may not be any more, after an update.
    if (error instanceof AppError) return null;
    throw error;
  }
}
