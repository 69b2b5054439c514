// The system's keychain, as Electron reaches it: Keychain, DPAPI, or a secret service on Linux.
import { safeStorage } from 'electron';
import type { Cipher } from '../lib/sealed-keys.ts';

export const keyCipher: Cipher = {
  strength: () => (isAvailable() ? 'sealed' : 'plain'),
  allowPlain: () => safeStorage.setUsePlainTextEncryption(true),
  seal: (text) => safeStorage.encryptString(text),
  open: (sealed) => safeStorage.decryptString(sealed),
};

/** `basic_text` encrypts with a password that is the same everywhere. */
function isAvailable(): boolean {
  if (!safeStorage.isEncryptionAvailable()) return false;
  return process.platform !== 'linux' || safeStorage.getSelectedStorageBackend() !== 'basic_text';
}
