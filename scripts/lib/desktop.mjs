// Opens the desktop window, or says in one line why this machine cannot.
import { spawn } from 'node:child_process';
import { ensureElectron } from './electron-binary.mjs';
import { root } from './tree.mjs';

/** Electron that ends with an error this soon never showed a window: no sandbox, no display server, a missing library. */
const FAILED_START_MS = 10_000;

/** Ends with the app's exit code, or with the reason why there is no window. */
export async function openDesktop({ file, data }, env = process.env) {
  if (!hasDisplay(env)) return { reason: 'There is no display here' };
  const binary = await ensureElectron();
  if (!binary) return { reason: 'Electron’s binary could not be fetched' };
  const started = Date.now();
  const exitCode = await run(binary, [root, ...(data ? [`--data=${data}`] : []), ...(file ? [file] : [])]);
  if (exitCode !== 0 && Date.now() - started < FAILED_START_MS)
    return { reason: 'Electron does not start here' };
  return { exitCode };
}

export const hasDisplay = (env, platform = process.platform) =>
  platform !== 'linux' || Boolean(env.DISPLAY || env.WAYLAND_DISPLAY);

function run(binary, args) {
  const child = spawn(binary, args, { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  return new Promise((resolve) => {
    child.once('error', () => resolve(1));
    child.once('exit', (code) => resolve(code ?? 1));
  });
}
