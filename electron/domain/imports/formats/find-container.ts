// What a file is by its first bytes, as far as it is no delimited text.
import { open } from 'node:fs/promises';
import { gunzipSync, constants } from 'node:zlib';
import { oldExcel, withPassword } from './format-errors.ts';
import { explainFileError } from '../reader/file/file-errors.ts';
import { regularFile } from '../reader/file/regular-file.ts';

export type Container = 'zip' | 'gzip' | 'none';

const headBytes = 64 * 1024;

export async function readHead(path: string): Promise<Buffer> {
  await regularFile(path);
  try {
    const file = await open(path, 'r');
    try {
      const buffer = Buffer.alloc(headBytes);
      const { bytesRead } = await file.read(buffer, 0, headBytes, 0);
      return buffer.subarray(0, bytesRead);
    } finally {
      await file.close();
    }
  } catch (error) {
    throw explainFileError(error);
  }
}

export function containerOf(head: Buffer): Container {
  const start = head.subarray(0, 4).toString('latin1');
  if (start === 'PK\x03\x04' || start === 'PK\x05\x06' || start === 'PK\x07\x08') return 'zip';
  return start.startsWith('\x1F\x8B') ? 'gzip' : 'none';
}

/** Packed bytes that are looked into: they make 8 MB at most. */
const packedHeadBytes = 8 * 1024;

/** The beginning of what a gzip file holds; empty where not even that can be unpacked. */
export function gunzipHead(head: Buffer): Buffer {
  try {
    return gunzipSync(head.subarray(0, packedHeadBytes), {
      finishFlush: constants.Z_SYNC_FLUSH,
    }).subarray(0, headBytes);
  } catch {
    return Buffer.alloc(0);
  }
}

const compoundFile = Buffer.from('d0cf11e0a1b11ae1', 'hex');

/** Old Excel files, and new ones with a password, lie in one and the same container. */
export async function refuseCompoundFile(path: string, head: Buffer): Promise<void> {
  if (!head.subarray(0, 8).equals(compoundFile)) return;
  const directory = await readDirectory(path, head);
  throw directory.includes(Buffer.from('EncryptedPackage', 'utf16le')) ? withPassword() : oldExcel();
}

/** Its first directory sector, which holds the names of the streams. */
async function readDirectory(path: string, head: Buffer): Promise<Buffer> {
  if (head.length < 512) return head;
  const sector = 2 ** Math.min(head.readUInt16LE(30), 16);
  const at = (head.readUInt32LE(48) + 1) * sector;
  const file = await open(path, 'r');
  try {
    const buffer = Buffer.alloc(4096);
    const { bytesRead } = await file.read(buffer, 0, 4096, at);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}
