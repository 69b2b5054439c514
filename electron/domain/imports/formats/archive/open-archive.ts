// A ZIP archive: its directory is read and judged before anything is inflated, and what is inflated is held to it, since a
// directory can lie.
import { crc32 } from 'node:zlib';
import { openPromise, type Entry, type ZipFile } from 'yauzl';
import { AppError } from '../../../../../shared/errors.ts';
import { damaged, tooBigUnpacked, tooManyEntries, withPassword } from '../format-errors.ts';
import { formatLimits } from '../limits.ts';

export type Archive = {
  /** Names of files, without folders, in the archive's order. */
  names: string[];
  has(name: string): boolean;
  /** The inflated bytes of an entry, or null where there is none. */
  read(name: string): AsyncGenerator<Buffer> | null;
  /** Of an entry once inflated, as the directory says; 0 where there is none. */
  sizeOf(name: string): number;
  close(): void;
};

export async function openArchive(path: string): Promise<Archive> {
  const zip = await orDamaged(openPromise(path, { autoClose: false, validateEntrySizes: true }));
  try {
    const entries = await orDamaged(directoryOf(zip));
    const budget = { left: formatLimits.inflated };
    return {
      names: [...entries.keys()],
      has: (name) => entries.has(name),
      read(name) {
        const entry = entries.get(name);
        return entry === undefined ? null : inflate(zip, entry, budget);
      },
      sizeOf: (name) => entries.get(name)?.uncompressedSize ?? 0,
      close: () => zip.close(),
    };
  } catch (error) {
    zip.close();
    throw error;
  }
}

async function directoryOf(zip: ZipFile): Promise<Map<string, Entry>> {
  if (zip.entryCount > formatLimits.entries) throw tooManyEntries(zip.entryCount);
  const entries = new Map<string, Entry>();
  for await (const entry of zip.eachEntry()) {
    if (!entry.fileName.endsWith('/')) entries.set(entry.fileName, entry);
  }
  return entries;
}

/** Refuses the whole of these entries by what the directory says of them. */
function requireSane(entry: Entry): void {
  if (entry.isEncrypted()) throw withPassword();
  const { uncompressedSize, compressedSize } = entry;
  if (uncompressedSize > formatLimits.inflated) throw tooBigUnpacked();
  if (uncompressedSize <= formatLimits.smallInflated) return;
  if (uncompressedSize > compressedSize * formatLimits.ratio) throw tooBigUnpacked();
}

async function* inflate(zip: ZipFile, entry: Entry, budget: { left: number }): AsyncGenerator<Buffer> {
  requireSane(entry);
  const stream = await orDamaged(zip.openReadStreamPromise(entry));
  let sum = 0;
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      budget.left -= chunk.length;
      if (budget.left < 0) throw tooBigUnpacked();
      sum = crc32(chunk, sum);
      yield chunk;
    }
  } catch (error) {
    throw asDamaged(error);
  } finally {
    stream.destroy();
  }
  if (sum !== entry.crc32) throw damaged('archive');
}

const orDamaged = <T>(work: Promise<T>): Promise<T> =>
  work.catch((error: unknown) => {
    throw asDamaged(error);
  });

/** What the file system says is no damage of the archive. */
function asDamaged(error: unknown): unknown {
  const { code } = error as { code?: unknown };
  const ofSystem = typeof code === 'string' && !code.startsWith('Z_') && !code.startsWith('ERR_');
  const isAbort = error instanceof Error && error.name === 'AbortError';
  return error instanceof AppError || ofSystem || isAbort ? error : damaged('archive', error);
}
