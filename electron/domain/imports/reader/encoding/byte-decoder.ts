// One way to get the text of bytes in any encoding of one or two bytes a character: TextDecoder's, or a table of our own.
import type { Encoding } from '../../../../../shared/schema/import.ts';
import { codePages, decodeCodePage } from './code-pages.ts';

export type ByteDecoder = { decode(bytes: Uint8Array): string };

/** Not for UTF-32. `fatal`: throws where bytes are no character, else gives U+FFFD. Every byte of a code page is one. */
export function byteDecoder(
  encoding: Encoding,
  options: { fatal?: boolean; ignoreBOM?: boolean } = {},
): ByteDecoder {
  const page = codePages.get(encoding);
  if (page === undefined) return new TextDecoder(encoding, options);
  return { decode: (bytes) => decodeCodePage(bytes, page) };
}
