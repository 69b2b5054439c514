// The walls between the rooms, proved by planting what they must keep out: the real linter and compiler over a copy of the tree.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inTree } from './lib/paths.ts';

const copied = ['.oxlintrc.json', 'package.json', 'tsconfig.base.json', 'shared'];
const projects = ['electron/tsconfig.json', 'renderer/tsconfig.json'];
let tree: string;

beforeAll(() => {
  tree = mkdtempSync(join(tmpdir(), 'rowbench-walls-'));
  for (const path of [...copied, ...projects]) cpSync(inTree(path), join(tree, path), { recursive: true });
  symlinkSync(inTree('node_modules'), join(tree, 'node_modules'), 'dir');
});
afterAll(() => rmSync(tree, { recursive: true, force: true }));

type Plant = { file: string; source: string };
type Verdict = { isRefused: boolean; output: string };

function run(command: string, args: string[]): Verdict {
  const result = spawnSync(inTree(`node_modules/.bin/${command}`), args, { cwd: tree, encoding: 'utf8' });
  return { isRefused: result.status !== 0, output: result.stdout + result.stderr };
}

/** Writes files to the copy for as long as a tool looks at it. One start for all of them: it costs more than looking. */
function plant(plants: readonly Plant[], check: (files: string[]) => Verdict): Verdict {
  const files = plants.map(({ file }) => file);
  for (const { file, source } of plants) {
    mkdirSync(dirname(join(tree, file)), { recursive: true });
    writeFileSync(join(tree, file), source);
  }
  const verdict = check(files);
  for (const file of files) rmSync(join(tree, file));
  return verdict;
}

const lint = (files: string[]): Verdict => run('oxlint', ['--type-aware', '--format=unix', ...files]);
const types = (files: string[]): Verdict =>
  run('tsc', ['-b', ...new Set(files.map((file) => file.split('/')[0] ?? ''))]);

/** What a tool says of one file, a line for each fault. */
const saidOf = (file: string, { output }: Verdict): string =>
  output
    .split('\n')
    .filter((line) => line.startsWith(file))
    .join('\n');

const plants = [
  { what: 'renderer → electron', file: 'renderer/lib/planted.ts', from: 'electron', name: 'app' },
  {
    what: 'renderer → the electron side',
    file: 'renderer/lib/planted.ts',
    from: '../../electron/lib/ids.ts',
    name: 'newId',
  },
  { what: 'renderer → node', file: 'renderer/lib/planted.ts', from: 'node:fs', name: 'readFileSync' },
  { what: 'domain → hono', file: 'electron/domain/companies/planted.ts', from: 'hono', name: 'Hono' },
  {
    what: 'domain → api',
    file: 'electron/domain/companies/planted.ts',
    from: '../../api/app.ts',
    name: 'createApp',
  },
  { what: 'domain → electron', file: 'electron/domain/companies/planted.ts', from: 'electron', name: 'app' },
  {
    what: 'store → domain’s callers',
    file: 'electron/store/planted.ts',
    from: '../api/app.ts',
    name: 'createApp',
  },
  { what: 'jobs → hosts', file: 'electron/jobs/planted.ts', from: '../hosts/utility.ts', name: 'x' },
  {
    what: 'api → better-sqlite3',
    file: 'electron/api/planted.ts',
    from: 'better-sqlite3',
    name: 'default as Database',
  },
  {
    what: 'providers → store',
    file: 'electron/providers/planted.ts',
    from: '../store/types.ts',
    name: 'WriteDb',
  },
  {
    what: 'providers → the network but by providers/http',
    file: 'electron/providers/planted.ts',
    from: 'node:https',
    name: 'request',
  },
  { what: 'shell → hono', file: 'electron/shell/planted.ts', from: 'hono', name: 'Hono' },
  { what: 'shared → node', file: 'shared/planted.ts', from: 'node:fs', name: 'readFileSync' },
  { what: 'shared → electron', file: 'shared/planted.ts', from: 'electron', name: 'app' },
  { what: 'shared → react', file: 'shared/planted.ts', from: 'react', name: 'useState' },
];

const breaches = plants.map(({ what, file, from, name }, at) => ({
  what,
  file: file.replace('planted', `planted-${at}`),
  source: `import { ${name} } from '${from}';\n\nexport const planted = ${name.split(' ').at(-1)};\n`,
}));

describe('the linter refuses', () => {
  let verdict: Verdict;
  beforeAll(() => {
    verdict = plant(breaches, lint);
  });
  test.each(breaches)('$what', ({ file }) => {
    expect(saidOf(file, verdict)).toContain('[Error/eslint(no-restricted-imports)]');
    expect(verdict.isRefused).toBe(true);
  });
});

describe('the compiler refuses', () => {
  const trespasses = [
    {
      what: 'Node in shared/',
      file: 'shared/planted-node.ts',
      source: "export { readFileSync } from 'node:fs';\n",
    },
    {
      what: 'the DOM in shared/',
      file: 'shared/planted-dom.ts',
      source: 'export const title = document.title;\n',
    },
    {
      what: 'Node in renderer/',
      file: 'renderer/lib/planted.ts',
      source: "export { readFileSync } from 'node:fs';\n",
    },
    {
      what: 'the DOM in electron/',
      file: 'electron/domain/planted.ts',
      source: 'export const title = document.title;\n',
    },
  ];
  let verdict: Verdict;
  beforeAll(() => {
    verdict = plant(trespasses, types);
  });
  test.each(trespasses)('$what', ({ file }) => {
    expect(saidOf(file, verdict)).toContain('error TS');
    expect(verdict.isRefused).toBe(true);
  });
});

describe('both let pass', () => {
  const source = "import { AppError } from '@/errors.ts';\n\nexport const planted = AppError.name;\n";
  const clean = [
    { file: 'shared/planted.ts', up: '.' },
    { file: 'renderer/lib/planted.ts', up: '../../shared' },
    { file: 'electron/domain/planted.ts', up: '../../shared' },
  ].map(({ file, up }) => ({ file, source: source.replace('@', up) }));

  test('clean files of each', () => {
    expect(plant(clean, lint)).toMatchObject({ isRefused: false });
    expect(plant(clean, types)).toMatchObject({ isRefused: false });
  });
});
