// Serves the window on loopback through the headless host and passes on its one-time sign-in URL.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { node24 } from './install.mjs';
import { root } from './tree.mjs';

/** Ends with the host's exit code, after Ctrl-C for one. */
export function serveInBrowser({ file, data }) {
  const args = [join(root, 'electron', 'hosts', 'cli.ts'), 'serve'];
  if (data) args.push('--data', data);
  if (file) args.push('--open', file);
  const env = { ...process.env, ROWBENCH_BUILD: 'skip' };
  const child = spawn(node24, args, { cwd: root, env, stdio: ['inherit', 'pipe', 'inherit'] });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  createInterface({ input: child.stdout }).once('line', announce);
  return new Promise((resolve) => {
    child.once('exit', (code) => resolve(code ?? 0));
  });
}

function announce(line) {
  const { url, signIn } = JSON.parse(line);
  console.log(
    `Rowbench runs at ${url} until you press Ctrl-C. Open this address once to sign in:\n\n  ${signIn}\n`,
  );
}
