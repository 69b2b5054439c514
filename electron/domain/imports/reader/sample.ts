// The head of a file: the part that every guess is made from. Reading and inspecting must look at the same bytes, so that
// both see the same line ends and the same table.
import type { Encoding } from '../../../../shared/schema/import.ts';
import { byteDecoder } from './encoding/byte-decoder.ts';
import { decodeUtf32, misplacedMark } from './encoding/utf-32.ts';

export const headBytes = 256 * 1024;

export type Headed = {
  head: Buffer;
  /** All bytes, those of the head included. */ chunks: AsyncGenerator<Buffer>;
};

/** Reads enough chunks for the head, and gives them again with the rest. */
export async function withHead(chunks: AsyncGenerator<Buffer>): Promise<Headed> {
  const taken: Buffer[] = [];
  let length = 0;
  while (length < headBytes) {
    const next = await chunks.next();
    if (next.done === true) break;
    taken.push(next.value);
    length += next.value.length;
  }
  return { head: Buffer.concat(taken).subarray(0, headBytes), chunks: replay(taken, chunks) };
}

async function* replay(taken: Buffer[], chunks: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  for (let chunk = taken.shift(); chunk !== undefined; chunk = taken.shift()) yield chunk;
  yield* chunks;
}

/** For guessing only: a character cut off at the end of the sample, and bytes that do not decode, become U+FFFD. */
export function decodeSample(bytes: Buffer, encoding: Encoding): string {
  if (!encoding.startsWith('utf-32')) return byteDecoder(encoding).decode(bytes);
  const units = bytes.subarray(misplacedMark(bytes));
  const text = decodeUtf32(units.subarray(0, units.length - (units.length % 4)), encoding === 'utf-32le');
  return text.startsWith('\uFEFF') ? text.slice(1) : text;
}
