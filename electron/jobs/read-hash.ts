// The SHA-256 of a file, out of the bytes that are read of it anyway: a file of half a gigabyte is not read twice.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';

export type ReadHash = {
  /** The file is read, or read anew, from its first byte; the answer is to hear every byte. */
  begin(): (bytes: Buffer) => void;
  /** Of the bytes as they are on disk. Reads them again where not all `byteSize` of them came by. */
  digest(byteSize: number): Promise<string>;
};

export function createReadHash(path: string, signal: AbortSignal): ReadHash {
  let hash = createHash('sha256');
  let seen = 0;
  return {
    begin() {
      hash = createHash('sha256');
      seen = 0;
      return (bytes) => {
        hash.update(bytes);
        seen += bytes.length;
      };
    },
    digest: (byteSize) => (seen === byteSize ? Promise.resolve(hash.digest('hex')) : sha256(path, signal)),
  };
}

async function sha256(path: string, signal: AbortSignal): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path, { highWaterMark: 1024 * 1024, signal }))
    hash.update(chunk as Buffer);
  return hash.digest('hex');
}
