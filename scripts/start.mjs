// `npm start`: from a fresh clone to the open window. Plain JavaScript for any Node ≥ 20, see lib/install.mjs.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { openDesktop } from './lib/desktop.mjs';
import { ensureInstalled, node24 } from './lib/install.mjs';
import { serveInBrowser } from './lib/serve.mjs';
import { parseStartOptions, usage } from './lib/start-options.mjs';
import { root } from './lib/tree.mjs';

async function start() {
  const options = parseStartOptions(process.argv.slice(2));
  if (options.help) {
    console.log(usage);
    return 0;
  }
  ensureInstalled();
  if (options.how === 'dev') return runScript('dev.ts', options.data ? [options.data] : []);
  const built = runScript('build.ts');
  if (built !== 0) return built;
  return options.how === 'browser' ? serveInBrowser(options) : desktopOrBrowser(options);
}

async function desktopOrBrowser(options) {
  const { exitCode, reason } = await openDesktop(options);
  if (reason === undefined) return exitCode;
  console.log(`${reason}, so the same window is served to your browser.`);
  return serveInBrowser(options);
}

const runScript = (name, args = []) =>
  spawnSync(node24, [join(root, 'scripts', name), ...args], { cwd: root, stdio: 'inherit' }).status ?? 1;

try {
  process.exitCode = await start();
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
