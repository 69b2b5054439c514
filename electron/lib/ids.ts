// Ids are a prefix and a UUID version 7: time-ordered, so that an index on them grows at its end.
import { randomFillSync } from 'node:crypto';

const random = Buffer.alloc(16 * 256);
let used = random.length;

function randomBytes16(): Buffer {
  if (used >= random.length) {
    randomFillSync(random);
    used = 0;
  }
  const bytes = Buffer.from(random.subarray(used, used + 16));
  used += 16;
  return bytes;
}

/** 16 bytes of a UUID version 7 (RFC 9562) at `nowMs`. */
export function newUuidBytes(nowMs: number): Buffer {
  const bytes = randomBytes16();
  bytes.writeUIntBE(nowMs, 0, 6);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x70;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return bytes;
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
