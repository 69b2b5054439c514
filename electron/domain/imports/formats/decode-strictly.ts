// JSON is UTF-8, or UTF-16 with its mark. Anything else is refused: a letter that was guessed would be a letter lost.
import { t } from '../../../../shared/messages/message.ts';
import { unreadable } from '../reader/file/file-errors.ts';

const encodingOf = ([first, second]: Buffer): string => {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
};

export async function* decodeStrictly(bytes: AsyncIterable<Buffer>): AsyncGenerator<string> {
  let decoder: InstanceType<typeof TextDecoder> | null = null;
  try {
    for await (const chunk of bytes) {
      decoder ??= new TextDecoder(encodingOf(chunk), { fatal: true });
      yield decoder.decode(chunk, { stream: true });
    }
    yield decoder?.decode() ?? '';
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw unreadable(
      t('The JSON holds bytes that are no UTF-8. Export it again as UTF-8, then choose the new file.'),
      error,
    );
  }
}

/** For looking only: what does not decode is no reason to refuse yet. */
export const decodeHead = (head: Buffer): string => new TextDecoder(encodingOf(head)).decode(head);
