// What `npm start` and `npm test` decide. They are plain JavaScript for any Node, so their types are said here.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';

type Counts = { passed: number; failed: number; skipped: number };
type Suites = {
  settle: (counted: Counts | null, isSuccess: boolean) => Counts;
  sumUp: (results: Counts[]) => string;
};
type Live = { liveSuites: (args: string[], env: Record<string, string>) => { command: string[] }[] | null };
type Install = { isInstalled: (lockfile: string, modules: string) => boolean };
type Options = { file: string | null; data: string | null; how: string };
type StartOptions = { parseStartOptions: (args: string[], cwd: string) => Options };
type Scratch = { scratchBase: (shm: number, memory: number | null) => string };
type Desktop = { hasDisplay: (env: Record<string, string>, platform: string) => boolean };

const load = async <T>(name: string): Promise<T> =>
  (await import(new URL(`./lib/${name}`, import.meta.url).href)) as T;

const { settle, sumUp } = await load<Suites>('suites.mjs');
const { liveSuites } = await load<Live>('live.mjs');
const { isInstalled } = await load<Install>('install.mjs');
const { parseStartOptions } = await load<StartOptions>('start-options.mjs');
const { scratchBase } = await load<Scratch>('scratch.mjs');
const { hasDisplay } = await load<Desktop>('desktop.mjs');

const folder = mkdtempSync(join(tmpdir(), 'rowbench-commands-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('npm test', () => {
  test('sums up on one line, naming what was skipped only where something was', () => {
    const some = { passed: 3, failed: 1, skipped: 0 };
    expect(sumUp([some, { passed: 2, failed: 0, skipped: 0 }])).toBe('5 passed, 1 failed');
    expect(sumUp([some, { passed: 0, failed: 0, skipped: 2 }])).toBe('3 passed, 1 failed, 2 skipped');
  });

  test('a runner that ends badly has failed, whatever it counted', () => {
    expect(settle({ passed: 5, failed: 0, skipped: 1 }, false)).toEqual({ passed: 5, failed: 1, skipped: 1 });
    expect(settle({ passed: 5, failed: 2, skipped: 0 }, false)).toEqual({ passed: 5, failed: 2, skipped: 0 });
    expect(settle(null, false)).toEqual({ passed: 0, failed: 1, skipped: 0 });
    expect(settle(null, true)).toEqual({ passed: 1, failed: 0, skipped: 0 });
  });

  test('keeps what tests write in memory only where there is plenty of it', () => {
    const gigabyte = 1024 ** 3;
    expect(scratchBase(12 * gigabyte, 16 * gigabyte)).toBe('/dev/shm');
    // A container’s share, a small machine, an old Node, a system without.
    expect(scratchBase(64 * 1024 ** 2, 16 * gigabyte)).toBe(tmpdir());
    expect(scratchBase(12 * gigabyte, 4 * gigabyte)).toBe(tmpdir());
    expect(scratchBase(12 * gigabyte, null)).toBe(tmpdir());
    expect(scratchBase(0, 16 * gigabyte)).toBe(tmpdir());
  });
});

describe('npm test -- --live', () => {
  test('is nothing unless it is asked for, and never in CI', () => {
    expect(liveSuites([], {})).toBe(null);
    expect(() => liveSuites(['--live'], { CI: 'true' })).toThrow('CI');
    expect(() => liveSuites(['--live', '../x'], {})).toThrow('no provider');
  });

  test('runs the tests against real hosts of all providers, or of those that are named', () => {
    expect(liveSuites(['--live'], {})?.[0]?.command).toContain('electron/providers/');
    const [named] = liveSuites(['--live', 'gleif'], { CI: '' }) ?? [];
    expect(named?.command).toContain('electron/providers/gleif.provider.test.ts');
    expect(named?.command).not.toContain('electron/providers/');
  });
});

describe('what is missing', () => {
  const lockfile = join(folder, 'package-lock.json');
  const modules = join(folder, 'node_modules');
  const wanted = {
    '': {},
    'node_modules/a': { version: '1.0.0' },
    'node_modules/other-system': { version: '2.0.0', optional: true },
  };
  const record = (packages: object): void => {
    mkdirSync(modules, { recursive: true });
    writeFileSync(join(modules, '.package-lock.json'), JSON.stringify({ packages }));
  };

  test('is everything on a fresh clone', () => {
    writeFileSync(lockfile, JSON.stringify({ packages: wanted }));
    expect(isInstalled(lockfile, modules)).toBe(false);
  });

  test('is nothing where npm recorded the same versions, other systems’ builds aside', () => {
    record({ 'node_modules/a': { version: '1.0.0' }, 'node_modules/extra': { version: '9.0.0' } });
    expect(isInstalled(lockfile, modules)).toBe(true);
  });

  test('is seen after the lockfile moved on', () => {
    record({ 'node_modules/a': { version: '0.9.0' } });
    expect(isInstalled(lockfile, modules)).toBe(false);
  });
});

describe('npm start', () => {
  test('takes a file and a data folder from where the person is', () => {
    writeFileSync(join(folder, 'a.csv'), '');
    const options = parseStartOptions(['a.csv', '--data', 'd', '--browser'], folder);
    expect(options).toMatchObject({ file: join(folder, 'a.csv'), data: join(folder, 'd'), how: 'browser' });
    expect(parseStartOptions([], folder)).toMatchObject({ file: null, data: null, how: 'desktop' });
  });

  test('says what is wrong with its arguments', () => {
    expect(() => parseStartOptions(['gone.csv'], folder)).toThrow(/There is no file .*gone\.csv/);
    expect(() => parseStartOptions(['a.csv', 'b.csv'], folder)).toThrow(/One file at a time/);
    expect(() => parseStartOptions(['--port', '1'], folder)).toThrow(/--port/);
  });

  test('knows that only Linux may lack a display', () => {
    expect(hasDisplay({}, 'linux')).toBe(false);
    expect(hasDisplay({ WAYLAND_DISPLAY: 'wayland-0' }, 'linux')).toBe(true);
    expect(hasDisplay({}, 'darwin')).toBe(true);
  });
});
