import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { close, openWritable } from '../database.ts';
import { tempDir } from '../../testing/temp-store.ts';
import { join } from 'node:path';
import { openImage } from './image.ts';
import { walkTable } from './btree.ts';
import type { Value } from './record.ts';

const value = fc.oneof(
  fc.constant(null),
  fc.integer(),
  fc.double({ noNaN: true }).filter((number) => !Object.is(number, -0)),
  fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
  fc.string({ unit: 'binary', maxLength: 20_000 }).filter((text) => text.isWellFormed()),
  fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)),
);

/** As SQLite gives them back: a whole number that a double holds may come back either way. */
const plain = (values: readonly Value[]) =>
  values.map((one) => (typeof one === 'bigint' || typeof one === 'number' ? `n${Number(one)}` : one));

it('reads every row that SQLite wrote, long ones included, as SQLite would', () => {
  fc.assert(
    fc.property(fc.array(fc.array(value, { minLength: 3, maxLength: 3 }), { maxLength: 60 }), (rows) => {
      const file = join(tempDir(), 'any.db');
      const db = openWritable(file);
      db.raw.exec('CREATE TABLE any (a, b, c)');
      for (const row of rows) db.sql('INSERT INTO any VALUES (?, ?, ?)').run(...row);
      const root = db.sql<number>("SELECT rootpage FROM sqlite_schema WHERE name = 'any'").pluck().get() ?? 0;
      const read: Value[][] = [];
      // The log holds it all: nothing has been copied into the file yet.
      const image = openImage(file, null, 8192);
      walkTable(image, root, new Set(), {
        row: ({ values }) => void read.push(values),
        lostPage: () => expect.unreachable(),
        lostCell: () => expect.unreachable(),
      });
      image.close();
      close(db);
      expect(read.map(plain)).toEqual(rows.map(plain));
    }),
    { numRuns: 30 },
  );
});
