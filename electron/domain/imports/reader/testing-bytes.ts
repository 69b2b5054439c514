// For tests: text → bytes of any encoding that the reader knows, by turning TextDecoder's tables round.
import type { Encoding } from '../../../../shared/schema/import.ts';
import { byteDecoder, type ByteDecoder } from './encoding/byte-decoder.ts';

const tables = new Map<string, Map<string, number[]>>();

/** Throws where the encoding lacks a character, so that a test cannot pass by accident. */
export function encodeText(text: string, encoding: Encoding): Buffer {
  if (encoding === 'utf-8') return Buffer.from(text);
  if (encoding.startsWith('utf-')) return encodeWide(text, encoding);
  const table = tables.get(encoding) ?? inverse(encoding);
  tables.set(encoding, table);
  const bytes: number[] = [];
  for (const character of text) {
    const code = table.get(character);
    if (code === undefined) throw new Error(`${encoding} has no ${character}`);
    bytes.push(...code);
  }
  return Buffer.from(bytes);
}

function encodeWide(text: string, encoding: Encoding): Buffer {
  const width = encoding.startsWith('utf-32') ? 4 : 2;
  const units =
    width === 4 ? Array.from(text, (c) => c.codePointAt(0) ?? 0) : text.split('').map((c) => c.charCodeAt(0));
  const bytes = Buffer.alloc(units.length * width);
  for (const [i, unit] of units.entries()) {
    if (encoding.endsWith('le')) bytes.writeUIntLE(unit, i * width, width);
    else bytes.writeUIntBE(unit, i * width, width);
  }
  return bytes;
}

function inverse(encoding: Encoding): Map<string, number[]> {
  const table = new Map<string, number[]>();
  const decoder = byteDecoder(encoding, { fatal: true });
  for (let lead = 0xff; lead >= 0; lead -= 1) {
    add(table, decoder, [lead]);
    if (lead > 0x80) for (let trail = 0xfe; trail >= 0x40; trail -= 1) add(table, decoder, [lead, trail]);
  }
  return table;
}

function add(table: Map<string, number[]>, decoder: ByteDecoder, bytes: number[]): void {
  try {
    const character = decoder.decode(new Uint8Array(bytes));
    if (Array.from(character).length === 1 && bytes.length <= (table.get(character)?.length ?? 2))
      table.set(character, bytes);
  } catch {
    // Not a character of the encoding.
  }
}
