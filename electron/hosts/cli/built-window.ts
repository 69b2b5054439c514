// Where the built window is, built before where this is a working tree. The packaged app brings it along.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { note } from './print.ts';

const fromSource = import.meta.url.endsWith('/cli/built-window.ts');
const placeOf = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** The folder of the window's files. A window that cannot be built is missing there; the API is served all the same. */
export function builtWindow(): string {
  const dir = fromSource ? placeOf('../../../dist/renderer') : placeOf('../renderer');
  const script = placeOf('../../../scripts/build.ts');
  if (!fromSource || process.env['ROWBENCH_BUILD'] === 'skip' || !existsSync(script)) return dir;
  if (!existsSync(dir)) note('Building the window, once; this takes a few seconds …');
  // Its own output goes to standard error: standard output belongs to the one JSON line.
  const { status } = spawnSync(process.execPath, [script], { stdio: ['ignore', 2, 2] });
  if (status !== 0) note('The window could not be built (see above). The API is served without it.');
  return dir;
}
