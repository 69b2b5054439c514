// UTF-32, which TextDecoder does not know. Code points that do not exist become U+FFFD, as TextDecoder does.

const batch = 4096;

/** `bytes` must hold whole code points: a multiple of four bytes. */
export function decodeUtf32(bytes: Buffer, littleEndian: boolean): string {
  let text = '';
  for (let start = 0; start < bytes.length; start += batch * 4) {
    const end = Math.min(start + batch * 4, bytes.length);
    text += String.fromCodePoint(...codePoints(bytes.subarray(start, end), littleEndian));
  }
  return text;
}

function codePoints(bytes: Buffer, littleEndian: boolean): number[] {
  const points: number[] = [];
  for (let at = 0; at + 4 <= bytes.length; at += 4) {
    const point = littleEndian ? bytes.readUInt32LE(at) : bytes.readUInt32BE(at);
    points.push(isScalar(point) ? point : 0xfffd);
  }
  return points;
}

const isScalar = (point: number): boolean => point <= 0x10ffff && (point < 0xd800 || point > 0xdfff);

/** Length of a UTF-16 byte order mark in front of UTF-32, as some programs write it: it would shift every code point. */
export function misplacedMark(bytes: Buffer): number {
  if (bytes.length < 4) return 0;
  const mark = bytes.readUInt16BE(0);
  const isWhole = mark === 0xfffe && bytes.readUInt16BE(2) === 0;
  return (mark === 0xfeff || mark === 0xfffe) && !isWhole ? 2 : 0;
}
