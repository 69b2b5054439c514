// Keys of providers between two processes: only the desktop's main process can reach the keychain, only the backend's needs keys.
import { AppError, type ErrorCode, type Issue } from '../../shared/errors.ts';
import { t } from '../../shared/messages/message.ts';
import type { KeyKeeper, KeyWord } from '../lib/provider-keys.ts';

export type KeyAsk = { id: number } & (
  | { ask: 'find' | 'has' | 'remove'; code: string }
  | { ask: 'set'; code: string; key: string; word: KeyWord }
);

type Failure = { code: ErrorCode; message: string; issues: Issue[] };
export type KeyAnswer = { id: number } & (
  | { ok: true; value: string | boolean | null }
  | { ok: false; failure: Failure }
);

/** The backend's end. `hear` gets what comes back. */
export function createKeyClient(send: (ask: KeyAsk) => void): {
  keys: KeyKeeper;
  hear: (answer: KeyAnswer) => void;
} {
  const waiting = new Map<number, (answer: KeyAnswer) => void>();
  let last = 0;
  const ask = async (wanted: KeyAskBody): Promise<string | boolean | null> => {
    const id = (last += 1);
    const answer = await new Promise<KeyAnswer>((resolve) => {
      waiting.set(id, resolve);
      send({ id, ...wanted });
    });
    if (answer.ok) return answer.value;
    throw new AppError(answer.failure.code, answer.failure);
  };
  return {
    keys: {
      find: async (code) => (await ask({ ask: 'find', code })) as string | null,
      has: async (code) => (await ask({ ask: 'has', code })) === true,
      set: async (code, key, word = {}) => void (await ask({ ask: 'set', code, key, word })),
      remove: async (code) => void (await ask({ ask: 'remove', code })),
    },
    hear(answer) {
      waiting.get(answer.id)?.(answer);
      waiting.delete(answer.id);
    },
  };
}

type WithoutId<T> = T extends unknown ? Omit<T, 'id'> : never;
type KeyAskBody = WithoutId<KeyAsk>;

/** The main process's end. Never rejects. */
export async function answerKeys(keys: KeyKeeper, wanted: KeyAsk): Promise<KeyAnswer> {
  const { id } = wanted;
  try {
    return { id, ok: true, value: await carryOut(keys, wanted) };
  } catch (error) {
    return { id, ok: false, failure: failureOf(error) };
  }
}

async function carryOut(keys: KeyKeeper, wanted: KeyAsk): Promise<string | boolean | null> {
  if (wanted.ask === 'find') return keys.find(wanted.code);
  if (wanted.ask === 'has') return keys.has(wanted.code);
  await (wanted.ask === 'set' ? keys.set(wanted.code, wanted.key, wanted.word) : keys.remove(wanted.code));
  return null;
}

/** An error that nobody foresaw may quote what it was about. */
function failureOf(error: unknown): Failure {
  if (error instanceof AppError) return { code: error.code, message: error.message, issues: error.issues };
  return { code: 'internal_error', message: t('The keychain could not be used.'), issues: [] };
}
