// rowbench serve: the workbench on loopback until Ctrl-C. Standard output gets one JSON line and nothing else.
import { resolve } from 'node:path';
import { createSource } from '../../../shared/contract/imports.ts';
import { getWorkspace } from '../../../shared/contract/system.ts';
import type { Backend } from '../../backend.ts';
import { stderrLog } from '../../lib/log.ts';
import { createFileKeys } from '../../lib/file-keys.ts';
import { openBackend } from '../../open-backend.ts';
import { serveHeadless } from '../headless.ts';
import { untilStopped } from './signals.ts';
import { version } from './version.ts';
import { builtWindow } from './built-window.ts';
import { apiOf } from './with-backend.ts';

export async function serve(options: { data: string; port: number; open?: string }): Promise<void> {
  const rendererDir = builtWindow();
  const dataDir = resolve(options.data);
  const keys = createFileKeys(dataDir, process.env);
  const backend = openBackend({ dataDir, version: version(), log: stderrLog, keys });
  try {
    const next = options.open === undefined ? '/' : await pathOfImport(backend, options.open);
    const headless = await serveHeadless({ backend, port: options.port, rendererDir, next });
    process.stdout.write(`${JSON.stringify({ url: headless.url, signIn: headless.signIn })}\n`);
    await untilStopped();
    await headless.close();
  } finally {
    await backend.close();
  }
}

/** Where the window imports this file. Throws on a damaged store, also on one whose damage only a look through it shows. */
async function pathOfImport(backend: Backend, file: string): Promise<string> {
  const { call } = apiOf(backend);
  await call(getWorkspace, {});
  await backend.checked;
  const { data } = await call(createSource, { body: { path: resolve(file) } });
  return `/imports/new/${data.id}`;
}
