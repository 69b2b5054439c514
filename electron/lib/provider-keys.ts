// Where the keys of providers are kept. They go from here to the call that needs them and nowhere else: never into the store, a
// job, a log, an event or an answer.
import { AppError } from '../../shared/errors.ts';
import { t } from '../../shared/messages/message.ts';

export type KeyWord = {
  /** A person said that it may be kept without encryption, as this machine offers none. */
  isPlainAllowed?: boolean;
};

export type KeyKeeper = {
  /** Null: there is none. `code` is a provider's. */
  find: (code: string) => Promise<string | null>;
  has: (code: string) => Promise<boolean>;
  /** Throws an AppError where it cannot be a key or cannot be kept safely. */
  set: (code: string, key: string, word?: KeyWord) => Promise<void>;
  remove: (code: string) => Promise<void>;
};

/** What a header can carry, which is where keys go. Throws an AppError that does not repeat it. */
export function checkKey(text: string): string {
  const key = text.trim();
  if (/^[\x21-\x7e]{1,4096}$/.test(key)) return key;
  const message = t('A key is 1 to 4,096 letters, digits and signs without spaces.');
  throw new AppError('validation_error', {
    message,
    issues: [{ path: 'key', code: 'invalid_key', message }],
  });
}
