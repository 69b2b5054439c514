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

type Verdict = { isRefused: boolean; output: string };

function run(command: string, args: string[]): Verdict {
  const result = spawnSync(inTree(`node_modules/.bin/${command}`), args, { cwd: tree, encoding: 'utf8' });
  return { isRefused: result.status !== 0, output: result.stdout + result.stderr };
}

/** Writes `source` to `file` in the copy, and says what a tool makes of it. */
function plant(file: string, source: string, check: () => Verdict): Verdict {
  mkdirSync(dirname(join(tree, file)), { recursive: true });
  writeFileSync(join(tree, file), source);
  const verdict = check();
  rmSync(join(tree, file));
  return verdict;
}

const lint = (file: string, source: string): Verdict =>
  plant(file, source, () => run('oxlint', ['--type-aware', file]));
const types = (file: string, source: string): Verdict =>
  plant(file, source, () => run('tsc', ['-b', file.split('/')[0] ?? '']));

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

describe('the linter refuses', () => {
  test.each(plants)('$what', ({ file, from, name }) => {
    const imported = name.split(' ').at(-1);
    const verdict = lint(file, `import { ${name} } from '${from}';\n\nexport const planted = ${imported};\n`);
    expect(verdict.output).toContain('no-restricted-imports');
    expect(verdict.isRefused).toBe(true);
  });
});

describe('the compiler refuses', () => {
  const trespasses = [
    {
      what: 'Node in shared/',
      file: 'shared/planted.ts',
      source: "export { readFileSync } from 'node:fs';\n",
    },
    {
      what: 'the DOM in shared/',
      file: 'shared/planted.ts',
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
  test.each(trespasses)('$what', ({ file, source }) => {
    const verdict = types(file, source);
    expect(verdict.output).toContain('planted.ts');
    expect(verdict.isRefused).toBe(true);
  });
});

describe('both let pass', () => {
  const source = "import { AppError } from '@/errors.ts';\n\nexport const planted = AppError.name;\n";
  const clean = [
    { file: 'shared/planted.ts', up: '.' },
    { file: 'renderer/lib/planted.ts', up: '../../shared' },
    { file: 'electron/domain/planted.ts', up: '../../shared' },
  ];
  test.each(clean)('a clean $file', ({ file, up }) => {
    const honest = source.replace('@', up);
    expect(lint(file, honest)).toMatchObject({ isRefused: false });
    expect(types(file, honest)).toMatchObject({ isRefused: false });
  });
});
