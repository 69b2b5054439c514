// Ids are a prefix and a UUID version 7: time-ordered, so that an index on them grows at its end.
import { randomFillSync } from 'node:crypto';

/** Ten bytes for each id: where its counter starts, and what makes it unique. */
const perId = 10;
const random = Buffer.alloc(perId * 400);
let used = random.length;

/** Where the next bytes stand in `random`. */
function takeRandom(): number {
  if (used >= random.length) {
    randomFillSync(random);
    used = 0;
  }
  const at = used;
  used += perId;
  return at;
}

const counterMax = 2 ** 18;
let asked = 0;
let stamped = 0;
let counter = 0;

/**
 * 16 bytes of a UUID version 7 (RFC 9562) at `nowMs`. Those of one millisecond are ordered by a counter of 18 bits (its
 * section 6.2), since an import makes thousands in each; 56 bits are random.
 */
export const newUuidBytes = (nowMs: number): Buffer => fillUuid(Buffer.allocUnsafe(16), nowMs);

/** The same into 16 bytes that are there already: an import makes a million, and each is copied into the store at once. */
export function fillUuid(bytes: Buffer, nowMs: number): Buffer {
  const from = takeRandom();
  count(nowMs, random.readUInt16BE(from));
  bytes.writeUIntBE(stamped, 0, 6);
  bytes[6] = (counter >>> 14) | 0x70;
  bytes[7] = (counter >>> 6) & 0xff;
  bytes[8] = (counter & 0x3f) | 0x80;
  for (let at = 9; at < 16; at += 1) bytes[at] = random[from + at - 6] ?? 0;
  return bytes;
}

function count(nowMs: number, start: number): void {
  counter += 1;
  if (nowMs !== asked) {
    asked = nowMs;
    stamped = nowMs;
    counter = start;
  } else if (counter >= counterMax) {
    stamped += 1;
    counter = start;
  }
}

export function formatUuid(bytes: Uint8Array): string {
  const hex = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

export const formatId = (prefix: string, bytes: Uint8Array): string => `${prefix}_${formatUuid(bytes)}`;

/** The 16 bytes of `com_<uuid>`; null where it is no such id. */
export function parseId(prefix: string, id: string): Buffer | null {
  const start = `${prefix}_`;
  const uuid = id.slice(start.length);
  if (!id.startsWith(start) || !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(uuid)) return null;
  return Buffer.from(uuid.replaceAll('-', ''), 'hex');
}

export const newId = (prefix: string, nowMs: number): string => formatId(prefix, newUuidBytes(nowMs));
