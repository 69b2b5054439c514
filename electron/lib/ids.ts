// Ids are a prefix and a UUID version 7: time-ordered, so that an index on them grows at its end.
import { randomFillSync } from 'node:crypto';

const random = Buffer.alloc(16 * 256);
let used = random.length;

function randomBytes16(): Buffer {
  if (used >= random.length) {
    randomFillSync(random);
    used = 0;
  }
  const bytes = Buffer.allocUnsafe(16);
  random.copy(bytes, 0, used, used + 16);
  used += 16;
  return bytes;
}

const counterMax = 2 ** 18;
let asked = 0;
let stamped = 0;
let counter = 0;

/**
 * 16 bytes of a UUID version 7 (RFC 9562) at `nowMs`. Those of one millisecond are ordered by a counter of 18 bits (its
 * section 6.2), since an import makes thousands in each; 56 bits are random.
 */
export function newUuidBytes(nowMs: number): Buffer {
  const bytes = randomBytes16();
  count(nowMs, bytes.readUInt16BE(6));
  bytes.writeUIntBE(stamped, 0, 6);
  bytes[6] = (counter >>> 14) | 0x70;
  bytes[7] = (counter >>> 6) & 0xff;
  bytes[8] = (counter & 0x3f) | 0x80;
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
