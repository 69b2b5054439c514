// `npm run --silent rowbench -- …`: the command line under the project's own Node 24, whatever Node a person has.
// Plain JavaScript for any Node ≥ 20, see lib/install.mjs.
import { spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { isInstalled, node24 } from './lib/install.mjs';
import { compileCache, root } from './lib/tree.mjs';
import { existsSync } from 'node:fs';

if (!isInstalled() || !existsSync(node24)) install();
run();

/** Standard output belongs to the command's own result, so what npm says goes to standard error. */
function install() {
  const code = 'const { ensureInstalled } = await import(process.argv[1]); ensureInstalled();';
  const lib = new URL('./lib/install.mjs', import.meta.url).href;
  const args = ['--input-type=module', '--eval', code, lib];
  const { status } = spawnSync(process.execPath, args, { stdio: ['ignore', 2, 2] });
  if (status !== 0) process.exit(1);
}

function run() {
  const args = [join(root, 'electron', 'hosts', 'cli.ts'), ...process.argv.slice(2)];
  // npm runs scripts in the project's folder; paths on the command line are meant from where the person is.
  const cwd = process.env.npm_lifecycle_event === 'rowbench' ? process.env.INIT_CWD : undefined;
  const env = { ...process.env, NODE_COMPILE_CACHE: compileCache };
  const child = spawn(node24, args, { cwd, env, stdio: ['inherit', 'inherit', 'inherit', 'ipc'] });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => {
    process.exitCode = code ?? (signal === 'SIGINT' ? 130 : 1);
  });
}
