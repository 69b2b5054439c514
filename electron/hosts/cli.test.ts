import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openBench, wrapperFile, type Bench } from './cli/testing.ts';

let bench: Bench;
beforeEach(() => {
  bench = openBench();
});
afterEach(() => bench.close());

const commands = [
  ['serve'],
  ['keys', 'create'],
  ['keys', 'list'],
  ['keys', 'revoke'],
  ['import'],
  ['convert'],
  ['profile'],
  ['values'],
  ['clusters'],
  ['duplicates'],
  ['export'],
  ['doctor'],
];
const parse = (text: string): Record<string, unknown> => JSON.parse(text) as Record<string, unknown>;

describe('rowbench', () => {
  it.each(commands)('%s %s explains itself and says where data lives', async (...command) => {
    const { code, stdout, stderr } = await bench.run(...command, '--help');
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toContain(`Usage: rowbench ${command.join(' ')}`);
    expect(stdout).toContain('--data <dir>');
  });

  const wrong: [string[], string][] = [
    [[], 'Usage: rowbench'],
    [['improt', 'x.csv'], "unknown command 'improt'"],
    [['import'], "missing required argument 'file'"],
    [['import', 'a.csv', 'b.csv'], 'too many arguments'],
    [['import', 'a.csv', '--fast'], "unknown option '--fast'"],
    [['import', 'a.csv', '--mapping', 'none.json'], 'cannot be read'],
    [['export', 'people', 'x.csv'], 'Allowed choices are companies'],
    [['serve', '--port', '70000'], 'A port is a number from 0 to 65535'],
    [['keys', 'create', '--name', 'x'], "required option '--permissions"],
    [['keys', 'create', '--name', 'x', '--permissions', 'read:all'], 'There is no permission read:all'],
    [['keys', 'create', '--name', 'x', '--permissions', 'admin', '--expires', 'soon'], 'Give a time'],
  ];
  it.each(wrong)('%j is wrong usage', async (args, message) => {
    const { code, stdout, stderr } = await bench.run(...args);
    expect(stderr).toContain(message);
    expect([code, stdout]).toEqual([2, '']);
    expect(existsSync(join(bench.dir, 'data'))).toBe(false);
  });

  it('does its work also where nobody reads any more what it tells', async () => {
    const { child, ended } = bench.start('export', 'companies', 'out.csv');
    child.stderr?.destroy();
    expect((await ended).code).toBe(0);
    expect(existsSync(join(bench.dir, 'out.csv'))).toBe(true);
  });

  it('says what to do when the store cannot be made', async () => {
    bench.file('data', 'a file where the folder should be');
    const { code, stderr } = await bench.run('keys', 'list');
    expect(code).toBe(1);
    expect(stderr).toMatch(/cannot be written\. .* choose another with --data DIR/);
  });

  it('runs under npm from the folder where the person is', async () => {
    const person = join(bench.dir, 'here');
    mkdirSync(person);
    writeFileSync(join(person, 'a.csv'), 'name;city\nAcme;Bern\n');
    const env = { npm_lifecycle_event: 'rowbench', INIT_CWD: person };
    const npm = openBench({ entry: wrapperFile, env });
    const { code, stdout } = await npm.run('convert', 'a.csv');
    npm.close();
    expect([code, stdout]).toEqual([0, 'name,city\r\nAcme,Bern\r\n']);
  });

  it('passes on the exit code through its wrapper', async () => {
    const npm = openBench({ entry: wrapperFile });
    expect((await npm.run('convert')).code).toBe(2);
    npm.close();
  });
});

describe('rowbench keys', () => {
  it('prints a new key alone on standard output, lists it without the key and revokes it', async () => {
    const made = await bench.run(
      'keys',
      'create',
      '--name',
      'script',
      '--permissions',
      'read:companies,read:jobs',
    );
    expect(made.code).toBe(0);
    expect(made.stdout).toMatch(/^wbk_[\w-]{43}\n$/);
    expect(made.stderr).toContain('cannot be shown again');
    const listed = parse((await bench.run('keys', 'list', '--json')).stdout) as unknown as { id: string }[];
    expect(listed).toMatchObject([
      { name: 'script', permissions: ['read:companies', 'read:jobs'], revokedAt: null },
    ]);
    expect(JSON.stringify(listed)).not.toContain(made.stdout.trim());
    expect((await bench.run('keys', 'revoke', listed[0]?.id ?? '')).code).toBe(0);
    expect((await bench.run('keys', 'list')).stdout).toContain('revoked 2');
  });

  it('answers 1 for a key that is not there, as JSON where asked', async () => {
    const { code, stdout, stderr } = await bench.run('keys', 'revoke', 'key_none', '--json');
    expect(code).toBe(1);
    expect(stderr).toContain('There is no API key key_none.');
    expect(parse(stdout)).toMatchObject({ error: { code: 'not_found' } });
  });
});

describe('rowbench serve', () => {
  it('prints one JSON line when ready, answers keys made before, and ends cleanly', async () => {
    const key = (
      await bench.run('keys', 'create', '--name', 'x', '--permissions', 'read:companies')
    ).stdout.trim();
    const { child, line, ended } = bench.start('serve');
    const { url, signIn } = parse(await line) as { url: string; signIn: string };
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(signIn.startsWith(`${url}/sign-in?token=`)).toBe(true);
    const answer = await fetch(`${url}/v1/workspace`, { headers: { 'x-api-key': key } });
    expect(answer.status).toBe(200);
    const second = await bench.run('doctor');
    expect([second.code, second.stdout.includes('ok')]).toEqual([0, true]);
    const third = await bench.run('keys', 'list');
    expect(third.code).toBe(1);
    expect(third.stderr).toContain('Another Rowbench is using this workspace');
    child.kill('SIGTERM');
    child.kill('SIGTERM');
    const { code, stdout } = await ended;
    expect(code).toBe(0);
    expect(stdout.trim().split('\n')).toHaveLength(1);
  });

  it('leads to the import of a file that is named', async () => {
    bench.file('a.csv', 'name\nAcme\n');
    const { child, line, ended } = bench.start('serve', '--open', 'a.csv');
    const { signIn } = parse(await line) as { signIn: string };
    const response = await fetch(signIn, { redirect: 'manual' });
    expect(response.headers.get('location')).toMatch(/^\/imports\/new\/src_[0-9a-f-]+$/);
    child.kill('SIGINT');
    expect((await ended).code).toBe(0);
  });

  it('says what to do when the port is taken', async () => {
    const { child, line, ended } = bench.start('serve');
    const { url } = parse(await line) as { url: string };
    const other = join(bench.dir, 'other');
    const { code, stderr } = await bench.run('serve', '--port', new URL(url).port, '--data', other);
    expect(code).toBe(1);
    expect(stderr).toContain('is in use. Choose another with --port N');
    child.kill('SIGINT');
    await ended;
  });
});

describe('rowbench doctor', () => {
  it('tells versions, paths and counts, and makes nothing', async () => {
    const { code, stdout } = await bench.run('doctor', '--json');
    expect(code).toBe(0);
    expect(parse(stdout)).toMatchObject({
      versions: { node: process.version, sqlite: expect.stringMatching(/^3\./) as string },
      dataDir: join(bench.dir, 'data'),
      store: { state: 'none' },
    });
    expect(readdirSync(bench.dir)).toEqual([]);
  });

  it('checks a store that is whole', async () => {
    await bench.run('keys', 'list');
    const { code, stdout } = await bench.run('doctor');
    expect(code).toBe(0);
    expect(stdout).toMatch(/Integrity +ok\n.*\n?Companies +0/s);
  });

  it('answers 1 for a store that is damaged and leaves it as it is', async () => {
    await bench.run('keys', 'list');
    const file = join(bench.dir, 'data', 'workspace.db');
    const bytes = readFileSync(file);
    bytes.fill(0xff, 4096 * 2, 4096 * 4);
    writeFileSync(file, bytes);
    const { code, stdout } = await bench.run('doctor');
    expect(code).toBe(1);
    expect(stdout).toMatch(/Integrity +DAMAGED/);
    expect(readFileSync(file).equals(bytes)).toBe(true);
  });

  it('answers 1 for a file that is no store', async () => {
    mkdirSync(join(bench.dir, 'data'));
    bench.file(
      join('data', 'workspace.db'),
      'no database at all, but long enough to look like one '.repeat(100),
    );
    const { code, stdout } = await bench.run('doctor', '--json');
    expect(code).toBe(1);
    expect(parse(stdout)).toMatchObject({ store: { state: 'damaged' } });
  });
});
