// Says whether anything that goes into a build has changed, by content: file times lie after a checkout.
import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const isTest = (path: string): boolean => /\.test\.tsx?$/.test(path);

/** SHA-256 over path and content of every file that `patterns` name below `cwd`, tests left out. */
export function fingerprint(cwd: string, patterns: string[]): string {
  const hash = createHash('sha256');
  const files = globSync(patterns, { cwd, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = files.map((entry) => join(entry.parentPath, entry.name)).filter((path) => !isTest(path));
  for (const path of paths.sort()) {
    hash.update(path.slice(cwd.length)).update('\0');
    hash.update(readFileSync(path)).update('\0');
  }
  return hash.digest('hex');
}
