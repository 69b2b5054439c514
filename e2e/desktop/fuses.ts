// Reads Electron's fuses out of a binary: a sentinel, the wire's version and length, then one byte for each fuse.
// https://github.com/electron/electron/blob/main/docs/tutorial/fuses.md
import { readFileSync } from 'node:fs';

const sentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';

const names = [
  'runAsNode',
  'enableCookieEncryption',
  'enableNodeOptionsEnvironmentVariable',
  'enableNodeCliInspectArguments',
  'enableEmbeddedAsarIntegrityValidation',
  'onlyLoadAppFromAsar',
  'loadBrowserProcessSpecificV8Snapshot',
  'grantFileProtocolExtraPrivileges',
] as const;

export function readFuses(binary: string): Record<string, boolean> {
  const content = readFileSync(binary);
  const at = content.indexOf(sentinel);
  if (at === -1) throw new Error(`${binary} carries no fuses.`);
  const wire = at + sentinel.length + 2;
  return Object.fromEntries(names.map((name, place) => [name, content[wire + place] === '1'.charCodeAt(0)]));
}
