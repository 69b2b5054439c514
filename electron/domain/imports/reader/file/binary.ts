// Recognises files that are no text at all by their first bytes, so that a picture named .csv is refused with a reason.

import { msg, t } from '../../../../../shared/messages/message.ts';

/** `refusal`: why such a file is not read; a message of the catalogue. */
type Kind = { magic: number[]; at?: number; refusal: string };

const spreadsheet = msg(
  'The file is an Excel, OpenDocument or ZIP file, not text. Open it in the spreadsheet program and save it as CSV; unpack a ZIP first.',
);

const ascii = (text: string): number[] => [...Buffer.from(text, 'latin1')];

const kinds: Kind[] = [
  { magic: ascii('PK\x03\x04'), refusal: spreadsheet },
  { magic: ascii('PK\x05\x06'), refusal: spreadsheet },
  {
    magic: [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1],
    refusal: msg(
      'The file is an old Excel file, not text. Open it in the spreadsheet program and save it as CSV.',
    ),
  },
  {
    magic: [0x89, ...ascii('PNG')],
    refusal: msg('The file is a PNG picture, not a table of text. Choose the CSV file.'),
  },
  {
    magic: [0xff, 0xd8, 0xff],
    refusal: msg('The file is a JPEG picture, not a table of text. Choose the CSV file.'),
  },
  {
    magic: ascii('GIF8'),
    refusal: msg('The file is a GIF picture, not a table of text. Choose the CSV file.'),
  },
  { magic: ascii('%PDF-'), refusal: msg('The file is a PDF, not a table of text. Choose the CSV file.') },
  {
    magic: ascii('SQLite format 3\0'),
    refusal: msg('The file is an SQLite database, not a table of text. Choose the CSV file.'),
  },
  {
    magic: ascii('PAR1'),
    refusal: msg('The file is a Parquet file, not a table of text. Choose the CSV file.'),
  },
  {
    magic: [0x7f, ...ascii('ELF')],
    refusal: msg('The file is a program, not a table of text. Choose the CSV file.'),
  },
  {
    magic: ascii('7z\xbc\xaf\x27\x1c'),
    refusal: msg('The file is a 7z archive. Unpack it, then choose the CSV inside.'),
  },
  {
    magic: ascii('Rar!\x1a\x07'),
    refusal: msg('The file is a RAR archive. Unpack it, then choose the CSV inside.'),
  },
  {
    magic: ascii('BZh'),
    refusal: msg('The file is a bzip2 archive. Unpack it, then choose the CSV inside.'),
  },
  {
    magic: [0xfd, ...ascii('7zXZ\0')],
    refusal: msg('The file is an xz archive. Unpack it, then choose the CSV inside.'),
  },
  {
    magic: [0x28, 0xb5, 0x2f, 0xfd],
    refusal: msg('The file is a Zstandard archive. Unpack it, then choose the CSV inside.'),
  },
  {
    magic: ascii('ustar'),
    at: 257,
    refusal: msg('The file is a tar archive. Unpack it, then choose the CSV inside.'),
  },
];

/** Text never holds these: C0 controls but TAB, LF, VT, FF, CR, and NUL, which UTF-16 is full of. */
const isControl = (byte: number): boolean =>
  (byte < 32 && byte > 0 && (byte < 9 || byte > 13)) || byte === 127;

/** Why the bytes are no text; null where they may be text. */
export function findBinary(head: Buffer): string | null {
  const known = kinds.find(({ magic, at = 0 }) => magic.every((byte, i) => head[at + i] === byte));
  return known ? t(known.refusal) : null;
}

/** Whether so many bytes are controls that no encoding makes text of them. `wide`: UTF-16 or UTF-32, full of NULs. */
export function isMostlyControls(sample: Buffer, wide: boolean): boolean {
  if (wide) return false;
  const looked = sample.subarray(0, 64 * 1024);
  let controls = 0;
  for (const byte of looked) if (isControl(byte) || byte === 0) controls += 1;
  return controls > Math.max(8, looked.length / 20);
}
