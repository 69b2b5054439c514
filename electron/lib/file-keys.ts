// Keys of providers where there is no keychain: from the environment, else from a file beside the store that only its owner may read.
import { join } from 'node:path';
import { AppError } from '../../shared/errors.ts';
import { t } from '../../shared/messages/message.ts';
import { privateFile } from './private-file.ts';
import { checkKey, type KeyKeeper } from './provider-keys.ts';

export const keyFileIn = (dataDir: string): string => join(dataDir, 'provider-keys.json');

/** `companies-house` is ROWBENCH_KEY_COMPANIES_HOUSE. */
const variableOf = (code: string): string =>
  `ROWBENCH_KEY_${code.toUpperCase().replaceAll(/[^A-Z0-9]/g, '_')}`;

export function createFileKeys(
  dataDir: string,
  environment: Readonly<Record<string, string | undefined>>,
): KeyKeeper {
  const file = privateFile(keyFileIn(dataDir));
  const given = (code: string): string | null => environment[variableOf(code)]?.trim() || null;
  const find = (code: string): string | null => given(code) ?? file.read()[code] ?? null;
  const checkOwn = (code: string): void => {
    if (given(code) === null) return;
    const variable = variableOf(code);
    throw new AppError('validation_error', {
      message: t('This key comes from the environment ({variable}) and is changed there.', { variable }),
      issues: [{ path: 'key', code: 'from_environment', message: t('Change {variable}.', { variable }) }],
    });
  };
  return {
    find: async (code) => find(code),
    has: async (code) => find(code) !== null,
    async set(code, key) {
      checkOwn(code);
      file.write({ ...file.read(), [code]: checkKey(key) });
    },
    async remove(code) {
      checkOwn(code);
      const { [code]: _, ...others } = file.read();
      file.write(others);
    },
  };
}
