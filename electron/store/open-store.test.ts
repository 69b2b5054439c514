import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { AppError } from '../../shared/errors.ts';
import { tempDir } from '../testing/temp-store.ts';
import { transact } from './database.ts';
import { openStore, storeFileIn } from './open-store.ts';

function refusalOf(dir: string): AppError {
  try {
    openStore(dir).close();
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  throw new Error('The store opened');
}

// Nothing holds the store that it opens, and the garbage is collected: the lock must outlive both.
const opener = (dir: string) =>
  `import { openStore } from ${JSON.stringify(new URL('./open-store.ts', import.meta.url).href)};
   openStore(${JSON.stringify(dir)}); setTimeout(() => { gc(); console.log('open'); }); setInterval(() => {}, 1000);`;

/** A process that has the store open, killed when the test ends however it ends. */
async function otherProcess(dir: string): Promise<ChildProcess> {
  const args = ['--expose-gc', '--input-type=module', '-e', opener(dir)];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'ignore'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  await Promise.race([once(child.stdout, 'data'), once(child, 'exit')]);
  return child;
}

describe('opening a store', () => {
  it('writes ahead, durably: WAL and synchronous FULL', () => {
    const store = openStore(tempDir());
    expect(store.db.raw.pragma('journal_mode', { simple: true })).toBe('wal');
    expect(store.db.raw.pragma('synchronous', { simple: true })).toBe(2);
    store.close();
  });

  it('lets one process in; the second is told what to do, and gets in once the first was killed', async () => {
    const dir = tempDir();
    const first = await otherProcess(dir);
    expect(refusalOf(dir).message).toMatch(/Another Rowbench is using this workspace/);
    first.kill('SIGKILL');
    await once(first, 'exit');
    openStore(dir).close();
  });

  it('refuses a file that is no store and leaves it as it is', () => {
    const dir = tempDir();
    const text = 'name,domain\nAcme,acme.com\n'.repeat(100);
    writeFileSync(storeFileIn(dir), text);
    expect(refusalOf(dir).message).toMatch(/no Rowbench store/);
    expect(readFileSync(storeFileIn(dir), 'utf8')).toBe(text);
  });

  it('refuses a damaged store', () => {
    const dir = tempDir();
    const store = openStore(dir);
    store.close();
    const bytes = readFileSync(storeFileIn(dir));
    bytes.fill(0xff, 100, 8192);
    writeFileSync(storeFileIn(dir), bytes);
    expect(refusalOf(dir).message).toMatch(/damaged/);
  });

  it.skipIf(process.getuid?.() === 0)('says so when the folder cannot be written', () => {
    const dir = tempDir();
    chmodSync(dir, 0o500);
    expect(refusalOf(join(dir, 'inner')).message).toMatch(/cannot be written/);
    chmodSync(dir, 0o700);
  });

  it('says so when a file stands where the folder should be', () => {
    const file = join(tempDir(), 'file');
    writeFileSync(file, '');
    expect(refusalOf(file).message).toMatch(/cannot be written.*--data DIR/);
  });

  it('keeps a committed row through kill -9', () => {
    const dir = tempDir();
    const code = `import { openStore } from ${JSON.stringify(new URL('./open-store.ts', import.meta.url).href)};
      import { transact } from ${JSON.stringify(new URL('./database.ts', import.meta.url).href)};
      const { db } = openStore(${JSON.stringify(dir)});
      transact(db, () => db.sql("INSERT INTO user (id, full_name) VALUES ('usr_1', 'A')").run());
      process.kill(process.pid, 'SIGKILL');`;
    expect(() => execFileSync(process.execPath, ['--input-type=module', '-e', code])).toThrow(
      /Command failed/,
    );
    const store = openStore(dir);
    expect(store.db.sql('SELECT full_name FROM user WHERE id = ?').get('usr_1')).toEqual({ full_name: 'A' });
    store.close();
  });

  it('rolls a transaction back whole when it throws', () => {
    const store = openStore(tempDir());
    const work = () => {
      store.db.sql("INSERT INTO user (id, full_name) VALUES ('usr_1', 'A')").run();
      throw new Error('stop');
    };
    expect(() => transact(store.db, work)).toThrow('stop');
    expect(store.db.sql("SELECT * FROM user WHERE id = 'usr_1'").all()).toEqual([]);
    store.close();
  });
});
