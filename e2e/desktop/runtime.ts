// Which Electron the desktop tests run in: the official binary, or the test runtime that lies beside the project where a
// machine cannot fetch it. Without either the tests are skipped.
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));

/** `addon`: the better-sqlite3 that this runtime can load, where the shipped one needs a newer Electron. */
export type Runtime = { dist: string; addon: string | null };

export function findRuntime(): Runtime | null {
  return officialRuntime() ?? testRuntime();
}

function officialRuntime(): Runtime | null {
  const home = join(root, 'node_modules', 'electron');
  const pathFile = join(home, 'path.txt');
  if (!existsSync(pathFile)) return null;
  const dist = join(home, 'dist');
  return existsSync(join(dist, readFileSync(pathFile, 'utf8'))) ? { dist, addon: null } : null;
}

function testRuntime(): Runtime | null {
  const tool = join(root, '..', 'shared', 'tools', 'desktop-runtime');
  if (process.platform !== 'linux' || !existsSync(join(tool, 'install.sh'))) return null;
  try {
    const answer = execFileSync(join(tool, 'install.sh'), { encoding: 'utf8' });
    const runner = answer.trim().split('\n').at(-1) ?? '';
    return { dist: join(dirname(runner), '..', 'dist'), addon: addonIn(tool) };
  } catch {
    return null;
  }
}

function addonIn(tool: string): string | null {
  const folder = readdirSync(tool).find((name) => name.startsWith('better-sqlite3-'));
  return folder ? join(tool, folder, `${process.platform}-${process.arch}.node`) : null;
}
