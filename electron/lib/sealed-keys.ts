// Keys of providers in a file that only the system's keychain can open. It knows no Electron: what seals is handed over.
import { join } from 'node:path';
import { AppError } from '../../shared/errors.ts';
import { t } from '../../shared/messages/message.ts';
import { privateFile } from './private-file.ts';
import { checkKey, type KeyKeeper } from './provider-keys.ts';

export type Cipher = {
  /** `plain`: only with a password that everybody knows, or not at all. */
  strength: () => 'sealed' | 'plain';
  /** From here on a password that everybody knows is good enough. */
  allowPlain: () => void;
  seal: (text: string) => Buffer;
  /** Throws where the keychain is another one than then. */
  open: (sealed: Buffer) => string;
};

export const sealedFileIn = (dataDir: string): string => join(dataDir, 'provider-keys.sealed.json');

export function createSealedKeys(dataDir: string, cipher: Cipher): KeyKeeper {
  const file = privateFile(sealedFileIn(dataDir));
  const open = (sealed: string): string | null => {
    try {
      if (cipher.strength() === 'plain') cipher.allowPlain();
      return cipher.open(Buffer.from(sealed, 'base64'));
    } catch {
      // Of another keychain: as good as none, a person enters it anew.
      return null;
    }
  };
  return {
    async find(code) {
      const sealed = file.read()[code];
      return sealed === undefined ? null : open(sealed);
    },
    has: async (code) => file.read()[code] !== undefined,
    async set(code, key, { isPlainAllowed = false } = {}) {
      const checked = checkKey(key);
      if (cipher.strength() === 'plain') {
        if (!isPlainAllowed) throw noKeychain();
        cipher.allowPlain();
      }
      file.write({ ...file.read(), [code]: cipher.seal(checked).toString('base64') });
    },
    async remove(code) {
      const { [code]: _, ...others } = file.read();
      file.write(others);
    },
  };
}

const noKeychain = (): AppError => {
  const message = t(
    'This machine has no keychain that Rowbench can use, so the key would be kept in a file that anybody who can read your files can open. Allow that, or set up a keychain such as GNOME Keyring or KWallet.',
  );
  return new AppError('validation_error', {
    message,
    issues: [{ path: 'isPlainAllowed', code: 'no_keychain', message }],
  });
};
