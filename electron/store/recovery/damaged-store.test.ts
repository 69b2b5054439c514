// A damaged store: how it is noticed, that it stays as it is, and what becomes of it.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { tempDir } from '../../testing/temp-store.ts';
import { transact } from '../database.ts';
import { openStore, storeFileIn } from '../open-store.ts';
import { finishSwap, swapStore } from './aside.ts';
import { damageIn, readMarker, writeMarker } from './damage.ts';
import { recoveredOf } from './files.ts';

function closedStore(): string {
  const dir = tempDir();
  const store = openStore(dir);
  transact(store.db, () => store.db.sql("INSERT INTO user (id, full_name) VALUES ('usr_1', 'A')").run());
  store.close();
  return dir;
}

function damageOf(dir: string): string | null {
  try {
    openStore(dir).close();
    return null;
  } catch (error) {
    return damageIn(error);
  }
}

const change = (dir: string, work: (bytes: Buffer) => Buffer): string => {
  const bytes = work(readFileSync(storeFileIn(dir)));
  writeFileSync(storeFileIn(dir), bytes);
  return createHash('sha256').update(bytes).digest('hex');
};
const hashOf = (dir: string): string =>
  createHash('sha256')
    .update(readFileSync(storeFileIn(dir)))
    .digest('hex');

describe('a start on a damaged store', () => {
  it.each([
    ['cut to nothing', (bytes: Buffer) => bytes.subarray(0, 0), /cut to 0 bytes/],
    ['cut in the middle', (bytes: Buffer) => bytes.subarray(0, 20_000), /was cut/],
    ['no store at all', () => Buffer.from('name\nAcme\n'.repeat(999)), /no Rowbench store/],
    ['without its header', (bytes: Buffer) => bytes.fill(0, 0, 100), /first page/],
    ['with another version', (bytes: Buffer) => bytes.fill(9, 60, 64), /first page was changed/],
  ])('%s says so and leaves it byte for byte as it is', (_name, work, expected) => {
    const dir = closedStore();
    const hash = change(dir, work);
    expect(damageOf(dir)).toMatch(expected);
    expect(hashOf(dir)).toBe(hash);
  });

  it('whose file is gone is no new store', () => {
    const dir = closedStore();
    change(dir, (bytes) => bytes);
    mkdirSync(join(dir, 'elsewhere'));
    writeFileSync(join(dir, 'elsewhere', 'x'), '');
    finishSwap(storeFileIn(dir));
    swapStore(storeFileIn(dir), { folder: join(dir, 'elsewhere'), next: 'nothing' }, dir);
    expect(damageOf(dir)).toBeNull();
  });

  it('that is noted as damaged does not open, whatever it looks like', () => {
    const dir = closedStore();
    writeMarker(storeFileIn(dir), { problem: 'A page was lost.', foundAt: '' });
    expect(damageOf(dir)).toBe('A page was lost.');
  });

  it('takes a lock file that holds something else for no lock', () => {
    const dir = closedStore();
    writeFileSync(`${storeFileIn(dir)}.lock`, 'pid 4711, and a good deal more than nothing'.repeat(20));
    expect(damageOf(dir)).toBeNull();
  });

  it('says what to do about a lock that is a folder', () => {
    const dir = tempDir();
    mkdirSync(`${storeFileIn(dir)}.lock`);
    expect(() => openStore(dir)).toThrow(/lock file .* cannot be used/);
  });
});

describe('a swap that was cut off', () => {
  it.each(['before the first file was moved', 'after the store was moved'])(
    '%s is finished by the next start',
    (moment) => {
      const dir = closedStore();
      const file = storeFileIn(dir);
      const folder = join(dir, 'damaged', 'then');
      mkdirSync(folder, { recursive: true });
      const recovered = closedStore();
      writeFileSync(recoveredOf(file), readFileSync(storeFileIn(recovered)));
      const hash = change(dir, (bytes) => bytes.subarray(0, 9000));
      if (moment.startsWith('after')) {
        writeFileSync(join(folder, 'workspace.db'), readFileSync(file));
        writeMarker(file, { problem: 'Cut.', foundAt: '', swap: { folder, next: 'recovered' } });
        finishSwap(file);
        writeMarker(file, { problem: 'Cut.', foundAt: '', swap: { folder, next: 'recovered' } });
      } else writeMarker(file, { problem: 'Cut.', foundAt: '', swap: { folder, next: 'recovered' } });
      expect(damageOf(dir)).toBeNull();
      expect(
        createHash('sha256')
          .update(readFileSync(join(folder, 'workspace.db')))
          .digest('hex'),
      ).toBe(hash);
      expect(readMarker(file)).toBeNull();
      expect(existsSync(recoveredOf(file))).toBe(false);
    },
  );
});
