import { afterAll, describe, expect, it } from 'vitest';
import { createFormatReader } from '../testing-read.ts';

const files = createFormatReader();
afterAll(() => files.folder.remove());

describe('a JSON file', () => {
  const jsonRows = async (text: string, name = 'a.json') => {
    const { header: names, rows } = await files.read(name, text);
    return [names, ...rows];
  };

  it('has a column for each name in the order of their first appearance', async () => {
    expect(
      await jsonRows(
        '[{"b":"1","2023":"x","a":{"c":{"d":"deep"},"e":null}},{"new":true,"b":"2","__proto__":"kept"}]',
      ),
    ).toEqual([
      ['b', '2023', 'a.c.d', 'a.e', 'new', '__proto__'],
      ['1', 'x', 'deep', '', '', ''],
      ['2', '', '', '', 'TRUE', 'kept'],
    ]);
  });

  it('keeps every digit of its numbers', async () => {
    expect(await jsonRows('[{"id":12345678901234567890,"x":1.50,"y":1e3,"z":-2.5E-3}]')).toEqual([
      ['id', 'x', 'y', 'z'],
      ['12345678901234567890', '1.50', '1000', '-0.0025'],
    ]);
  });

  it('joins lists of plain values and keeps any other as JSON', async () => {
    expect(await jsonRows('[{"tags":["a","b",3],"list":[{"x":1.0,"y":"\\""}],"none":[],"o":{}}]')).toEqual([
      ['tags', 'list', 'none', 'o'],
      ['a; b; 3', '[{"x":1.0,"y":"\\""}]', '', ''],
    ]);
  });

  it('keeps both values of a name that comes twice', async () => {
    const { reading, rows } = await files.read(
      'a.json',
      '[{"a":"1","a":"2"},{"a":"3","b.c":"4","b":{"c":"5"}}]',
    );
    expect(reading.columns.map(({ key }) => key)).toEqual(['a', 'a (2)', 'b.c', 'b.c (2)']);
    expect(rows).toEqual([
      ['1', '2', '', ''],
      ['3', '', '4', '5'],
    ]);
  });

  it('may be in UTF-16, have a mark, and records that look like a footer', async () => {
    const text = '[{"name":"Größe","x":"1","y":"2","z":"3"},{"name":"Total"}]';
    const names = ['name', 'x', 'y', 'z'];
    for (const bytes of [Buffer.from(`\uFEFF${text}`), Buffer.from(`\uFEFF${text}`, 'utf16le')]) {
      const { header: found, rows } = await files.read('a.json', bytes);
      expect([found, ...rows]).toEqual([names, ['Größe', '1', '2', '3'], ['Total', '', '', '']]);
    }
  });

  it('is recognised without its name, and so is one with a record on each line', async () => {
    expect((await files.read('a.txt', '[\n{"name":"Acme"}]')).reading.format).toBe('json');
    expect((await files.read('a.txt', '{"name":"Acme"}\n{"name":"Bolt"}')).reading.format).toBe('jsonl');
  });

  it('with a record on each line numbers them by the line, and goes on behind a bad one', async () => {
    const { records, reading } = await files.read(
      'a.ndjson',
      '{"name":"Acme"}\r\n\n{"name":"Cut"\n{"name":"Bolt"}\n[1]\n{"name":"Cord"}',
    );
    expect(records.map(({ line, row: at, cells, blank }) => [line, at, cells[0], blank])).toEqual([
      [1, 1, 'Acme', false],
      [2, 2, '', true],
      [3, 3, '', false],
      [4, 4, 'Bolt', false],
      [5, 5, '', false],
      [6, 6, 'Cord', false],
    ]);
    expect(
      records.flatMap(({ row: at, original, unread }) => (unread ? [[at, original, unread.code]] : [])),
    ).toEqual([
      [3, '{"name":"Cut"', 'bad_json'],
      [5, '[1]', 'bad_json'],
    ]);
    expect(reading.issues).toMatchObject([
      { line: 3, code: 'bad_json', read: '{"name":"Cut"' },
      { line: 5, code: 'bad_json', read: '[1]' },
    ]);
  });
});
