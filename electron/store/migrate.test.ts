import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { tempDir } from '../testing/temp-store.ts';
import { close, openReadable, openWritable } from './database.ts';
import { migrate, versionOf } from './migrate.ts';

const first = { version: 1, name: 'one', sql: 'CREATE TABLE a (x INTEGER) STRICT; INSERT INTO a VALUES (1)' };
const second = { version: 2, name: 'two', sql: 'ALTER TABLE a ADD COLUMN y TEXT' };
const broken = {
  version: 2,
  name: 'broken',
  sql: 'ALTER TABLE a ADD COLUMN y TEXT; INSERT INTO nowhere VALUES (1)',
};

describe('migrations', () => {
  it('bring a new store to the newest version', () => {
    const db = openWritable(join(tempDir(), 'a.db'));
    migrate(db, db.raw.name);
    expect(versionOf(db)).toBeGreaterThan(0);
    expect(db.sql('SELECT count(*) AS n FROM company').get()).toEqual({ n: 0 });
    close(db);
  });

  it('keep what an older version wrote, and a checked copy of it', () => {
    const file = join(tempDir(), 'a.db');
    const db = openWritable(file);
    migrate(db, file, [first]);
    migrate(db, file, [first, second]);
    expect(db.sql('SELECT x, y FROM a').all()).toEqual([{ x: 1, y: null }]);
    const backup = openReadable(`${file}.before-v2.bak`);
    expect(versionOf(backup)).toBe(1);
    expect(backup.sql('SELECT x FROM a').all()).toEqual([{ x: 1 }]);
    close(backup);
    close(db);
  });

  it('leave the store as it was when one fails half-way', () => {
    const file = join(tempDir(), 'a.db');
    const db = openWritable(file);
    migrate(db, file, [first]);
    expect(() => migrate(db, file, [first, broken])).toThrow(/nowhere/);
    expect(versionOf(db)).toBe(1);
    expect(db.sql('SELECT * FROM a').all()).toEqual([{ x: 1 }]);
    close(db);
  });

  it('refuse a store of a newer version, unchanged, and say what to do', () => {
    const file = join(tempDir(), 'a.db');
    const db = openWritable(file);
    migrate(db, file, [first, second]);
    expect(() => migrate(db, file, [first])).toThrow(/version 2.*knows up to 1.*Update Rowbench/);
    expect(existsSync(`${file}.before-v1.bak`)).toBe(false);
    close(db);
  });
});
