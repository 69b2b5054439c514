// Builds the window (dist/renderer) and the electron side (dist/electron); leaves alone what has not changed since.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { build } from 'vite';
import { buildElectron } from './lib/build-electron.ts';
import { fingerprint } from './lib/fingerprint.ts';
import { inTree, root } from './lib/paths.ts';

type Part = { name: string; inputs: string[]; build: () => Promise<unknown> };

const common = [
  'package.json',
  'package-lock.json',
  'scripts/build.ts',
  'scripts/lib/build-electron.ts',
  'shared/**/*.{ts,json}',
];

const parts: Part[] = [
  {
    name: 'renderer',
    inputs: [...common, 'renderer/**/*', 'vite.config.ts'],
    // Read from disk, not over a network: no need to be told of large files.
    build: () =>
      build({
        configFile: inTree('vite.config.ts'),
        logLevel: 'warn',
        build: { chunkSizeWarningLimit: 4000 },
      }),
  },
  { name: 'electron', inputs: [...common, 'electron/**/*.ts'], build: buildElectron },
];

async function buildPart(part: Part): Promise<void> {
  const stamp = inTree(`dist/.${part.name}`);
  const now = fingerprint(root, part.inputs);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === now) {
    console.log(`${part.name}: up to date`);
    return;
  }
  rmSync(stamp, { force: true });
  const started = performance.now();
  await part.build();
  writeFileSync(stamp, now);
  console.log(`${part.name}: built in ${((performance.now() - started) / 1000).toFixed(1)} s`);
}

mkdirSync(inTree('dist'), { recursive: true });
for (const part of parts) await buildPart(part);
