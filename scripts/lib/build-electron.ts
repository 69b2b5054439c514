// Bundles the electron side into dist/electron, flat, so that workerUrl() finds each worker beside the code that asks.
// better-sqlite3 stays outside: it is a native addon and the only package that ships beside the bundle.
import { globSync } from 'node:fs';
import { basename } from 'node:path';
import { build, type InlineConfig } from 'vite';
import { inTree, root } from './paths.ts';

/** Node 20 is the oldest line that the bundle meets: the runtime of the desktop tests. */
const target = 'node20';
const external = ['electron', 'better-sqlite3'];
/** The command line is no part of the app and runs from source, see scripts/rowbench.mjs; tests start it bundled, which is quicker. */
const hosts = ['electron/hosts/utility.ts', 'electron/hosts/cli.ts'];
const shells = ['electron/main.ts', 'electron/preload.ts'];
const workers = ['electron/**/worker.ts', 'electron/**/*-worker.ts'];
/** Found by their names at run time, see electron/providers/registry.ts. */
const providers = ['electron/providers/*.provider.ts'];

/** Entry name → source file. Names are flat, so two files of one name cannot both be entries. */
export function electronEntries(cwd: string = root): Record<string, string> {
  const entries: Record<string, string> = {};
  for (const path of [...hosts, ...globSync([...workers, ...providers], { cwd }).sort()]) {
    const name = basename(path, '.ts');
    if (entries[name])
      throw new Error(`${entries[name]} and ${path} would both become ${name}.js. Rename one.`);
    entries[name] = path;
  }
  return entries;
}

export async function buildElectron(): Promise<void> {
  await build(config({ input: electronEntries(), format: 'es', emptyOutDir: true }));
  // One CommonJS file each: a sandboxed preload can load nothing else, and Electron has run such a main script to its end
  // before it is ready, which it does not promise of an ES module.
  for (const path of shells) {
    await build(config({ input: { [basename(path, '.ts')]: path }, format: 'cjs', emptyOutDir: false }));
  }
}

type Output = { input: Record<string, string>; format: 'es' | 'cjs'; emptyOutDir: boolean };

const config = ({ input, format, emptyOutDir }: Output): InlineConfig => ({
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
      output: {
        format,
        entryFileNames: format === 'es' ? '[name].js' : '[name].cjs',
        chunkFileNames: 'chunk-[hash].js',
      },
    },
  },
});
