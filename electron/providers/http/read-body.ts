// The bytes of an answer, unpacked, and never more of them than allowed: a small one may unpack to a huge one.
import type { IncomingMessage } from 'node:http';
import { PassThrough, type Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { tooLarge, unknownPacking } from './faults.ts';

export const packings = 'gzip, deflate, br';

const unpackers: Readonly<Record<string, () => Transform>> = {
  '': () => new PassThrough(),
  identity: () => new PassThrough(),
  gzip: createGunzip,
  'x-gzip': createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
};

/** `onBytes` hears of each piece as it arrives. */
export async function readBody(
  response: IncomingMessage,
  { who, most, onBytes }: { who: string; most: number; onBytes: (bytes: number) => void },
): Promise<Buffer> {
  const packing = (response.headers['content-encoding'] ?? '').trim().toLowerCase();
  const unpacker = unpackers[packing];
  if (!unpacker) throw unknownPacking(who);
  if (Number(response.headers['content-length'] ?? 0) > most) throw tooLarge(who, most);
  const chunks: Buffer[] = [];
  const capped = (hear: (chunk: Buffer) => void) =>
    async function* count(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
      let size = 0;
      for await (const chunk of source) {
        size += chunk.length;
        if (size > most) throw tooLarge(who, most);
        hear(chunk);
        yield chunk;
      }
    };
  const collect = async (source: AsyncIterable<Buffer>): Promise<void> => {
    for await (const chunk of source) chunks.push(chunk);
  };
  await pipeline(
    response,
    capped(({ length }) => onBytes(length)),
    unpacker(),
    capped(() => undefined),
    collect,
  );
  return Buffer.concat(chunks);
}
