// A small file of names and texts that only its owner may read, such as one of keys.
import { chmodSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { AppError } from '../../shared/errors.ts';
import { t } from '../../shared/messages/message.ts';

export type PrivateFile = {
  /** Nothing where there is no file. */
  read: () => Record<string, string>;
  write: (entries: Record<string, string>) => void;
};

export function privateFile(path: string): PrivateFile {
  return {
    read() {
      const text = readIfThere(path);
      return text === null ? {} : parse(text, path);
    },
    // Written aside and moved into place: a crash leaves the old file or the new one.
    write(entries) {
      const aside = `${path}.new`;
      rmSync(aside, { force: true });
      writeFileSync(aside, JSON.stringify(entries), { mode: 0o600, flush: true });
      renameSync(aside, path);
    },
  };
}

function readIfThere(path: string): string | null {
  try {
    // Somebody may have copied it with wider rights. Windows keeps rights otherwise.
    if (process.platform !== 'win32' && (statSync(path).mode & 0o077) !== 0) chmodSync(path, 0o600);
    return readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/** The parser's own words would quote what stands in it. */
function parse(text: string, path: string): Record<string, string> {
  try {
    const entries: unknown = JSON.parse(text);
    if (isTexts(entries)) return { ...entries };
  } catch {
    // Said below.
  }
  throw new AppError('store_unavailable', {
    message: t('The file of keys {path} cannot be read. Move it away and set the keys again.', { path }),
  });
}

const isTexts = (value: unknown): value is Record<string, string> =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  Object.values(value).every((entry) => typeof entry === 'string');
