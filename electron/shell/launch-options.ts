// What the app was started with: a file to open, a data folder.
import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { defaultDataDir } from '../lib/paths.ts';

export type LaunchOptions = { openFile: string | null; dataDir: string };

/** `args` are what the person wrote, without the program. Chromium's own switches are passed over. */
export function parseLaunchOptions(args: readonly string[], cwd: string): LaunchOptions {
  const rest = [...args];
  const files: string[] = [];
  let dataDir: string | undefined;
  for (let arg = rest.shift(); arg !== undefined; arg = rest.shift()) {
    if (arg === '--data') dataDir = rest.shift();
    else if (arg.startsWith('--data=')) dataDir = arg.slice('--data='.length);
    else if (!arg.startsWith('-')) files.push(resolve(cwd, arg));
  }
  return {
    openFile: files.find(isFile) ?? null,
    dataDir: dataDir ? resolve(cwd, dataDir) : defaultDataDir(),
  };
}

const isFile = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
