// Bytes → text in one encoding. Bytes that it has no character for are reported with their line, never silently replaced.
import type { Encoding } from '../../../../../shared/schema/import.ts';
import type { LineEnds } from '../records/grammar.ts';
import { byteDecoder } from './byte-decoder.ts';
import { findUndecodable, type Undecodable } from './undecodable.ts';
import { decodeUtf32 } from './utf-32.ts';

export type DecodedText = { text: string; undecodable: Undecodable[] };

/** Takes whole characters only: `bytes` must end where one ends. */
export type Decode = (bytes: Buffer) => DecodedText;

const replaced = /\uFFFD/g;
// Where windows-1252 and its kin have no character, TextDecoder gives a control character: no text holds those.
// oxlint-disable-next-line no-control-regex
const controls = /[\x80-\x84\x86-\x9F]/g;
const singleByte = /^(windows-|iso-8859-)/;

export function createDecode(encoding: Encoding, ends: LineEnds): Decode {
  if (encoding === 'utf-32le' || encoding === 'utf-32be') return utf32(encoding === 'utf-32le', ends);
  const strict = byteDecoder(encoding, { fatal: true, ignoreBOM: true });
  const lenient = byteDecoder(encoding, { ignoreBOM: true });
  return (bytes) => {
    try {
      const text = strict.decode(bytes);
      return { text, undecodable: suspicious(text, encoding, ends) };
    } catch {
      const text = lenient.decode(bytes);
      return { text, undecodable: findUndecodable(text, ends, replaced, 'bytes') };
    }
  };
}

function suspicious(text: string, encoding: Encoding, ends: LineEnds): Undecodable[] {
  if (singleByte.test(encoding)) return findUndecodable(text, ends, controls, 'bytes');
  return text.includes('\uFFFD') ? findUndecodable(text, ends, replaced, 'lost') : [];
}

function utf32(littleEndian: boolean, ends: LineEnds): Decode {
  return (bytes) => {
    const whole = bytes.length - (bytes.length % 4);
    const tail = whole === bytes.length ? '' : '\uFFFD';
    const text = decodeUtf32(bytes.subarray(0, whole), littleEndian) + tail;
    return {
      text,
      undecodable: text.includes('\uFFFD') ? findUndecodable(text, ends, replaced, 'bytes') : [],
    };
  };
}
