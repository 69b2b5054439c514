import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readWhole, testFolder } from '../reader/testing-files.ts';
import { inspectPlace } from './inspect-place.ts';
import { prepareFile } from './prepare-file.ts';
import { inlineRows, odsOf, odsTable, xlsxOf } from './testing-formats.ts';

const folder = testFolder();
afterAll(() => folder.remove());

async function read(name: string, bytes: Buffer | string, choice = {}) {
  const path = folder.write(name, bytes);
  const place = await prepareFile({ path, fileName: name, target: join(folder.path, 'made'), choice });
  const reading = await inspectPlace(place);
  const { records, issues } = await readWhole(place.path, reading.dialect);
  const header = reading.columns.map(({ header: text }) => text);
  return { place, reading, header, records, issues, rows: records.map(({ cells }) => cells) };
}

const table = [
  ['name', 'domain', 'note'],
  ['Acme', 'acme.com', 'one\ntwo'],
  ['Bolt', 'bolt.dev', '"quoted", and\r\nmore'],
  ['', '', ''],
  ['Cord', 'cord.io', ''],
];

describe('a sheet', () => {
  it.each([
    ['a.xlsx', xlsxOf({ sheets: [{ name: 'One', rows: inlineRows(table) }] })],
    [
      'a.ods',
      odsOf(
        odsTable(
          'One',
          table.map((cells) => cells.map((cell) => cell.replace('\r', ''))),
        ),
      ),
    ],
  ])('of %s reads as a table whose rows and lines are the sheet’s', async (name, bytes) => {
    const { header, rows, records, reading } = await read(name, bytes);
    expect(header).toEqual(table[0]);
    const note = name === 'a.ods' ? '"quoted", and\nmore' : table[2]?.[2];
    expect(rows).toEqual([table[1], ['Bolt', 'bolt.dev', note], ['', '', ''], table[4]]);
    expect(records.map(({ row, line, blank }) => [row, line, blank])).toEqual([
      [2, 2, false],
      [3, 3, false],
      [4, 4, true],
      [5, 5, false],
    ]);
    expect(reading).toMatchObject({ sheet: 'One', sheets: [{ name: 'One', rows: 4, hidden: false }] });
  });
});
