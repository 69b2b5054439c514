// Bundles the electron side into dist/electron, flat, so that workerUrl() finds each worker beside the code that asks.
// better-sqlite3 stays outside: it is a native addon and the only package that ships beside the bundle.
import { globSync } from 'node:fs';
import { basename } from 'node:path';
import { build, type InlineConfig } from 'vite';
import { inTree, root } from './paths.ts';

/** Node 20 is the oldest line that the bundle meets: the runtime of the desktop tests. */
const target = 'node20';
const external = ['electron', 'better-sqlite3'];
const hosts = ['electron/main.ts', 'electron/hosts/utility.ts', 'electron/hosts/cli.ts'];
const workers = ['electron/**/worker.ts', 'electron/**/*-worker.ts'];

/** Entry name → source file. Names are flat, so two files of one name cannot both be entries. */
export function electronEntries(cwd: string = root): Record<string, string> {
  const entries: Record<string, string> = {};
  for (const path of [...hosts, ...globSync(workers, { cwd }).sort()]) {
    const name = basename(path, '.ts');
    if (entries[name])
      throw new Error(`${entries[name]} and ${path} would both become ${name}.js. Rename one.`);
    entries[name] = path;
  }
  return entries;
}

export async function buildElectron(): Promise<void> {
  await build(config({ input: electronEntries(), format: 'es', fileName: '[name].js', emptyOutDir: true }));
  // A sandboxed preload can load neither an ES module nor a second file.
  await build(
    config({
      input: { preload: 'electron/preload.ts' },
      format: 'cjs',
      fileName: '[name].cjs',
      emptyOutDir: false,
    }),
  );
}

type Output = { input: Record<string, string>; format: 'es' | 'cjs'; fileName: string; emptyOutDir: boolean };

const config = ({ input, format, fileName, emptyOutDir }: Output): InlineConfig => ({
  root,
  configFile: false,
  logLevel: 'warn',
  publicDir: false,
  ssr: { noExternal: true, external, target: 'node' },
  build: {
    ssr: true,
    target,
    minify: false,
    outDir: inTree('dist/electron'),
    emptyOutDir,
    rolldownOptions: {
      input,
      output: { format, entryFileNames: fileName, chunkFileNames: 'chunk-[hash].js' },
    },
  },
});
