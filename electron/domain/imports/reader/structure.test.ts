import { afterAll, describe, expect, test } from 'vitest';
import { csvLine } from '../../exports/csv.ts';
import { inspectFile } from './inspect-file.ts';
import { inspectText } from './inspect-text.ts';
import { recordsOfText } from './read-records.ts';
import { readWhole, testFolder } from './testing-files.ts';

const folder = testFolder();
afterAll(() => folder.remove());

let files = 0;

/** What a file without any hint is read as: rows with their lines, and issues by code and lines. */
async function read(content: string | Buffer, overrides = {}) {
  const path = folder.write(`structure-${(files += 1)}.csv`, content);
  const reading = await inspectFile(path, overrides);
  const { records, issues } = await readWhole(path, reading.dialect);
  return {
    ...reading,
    names: reading.columns.map(({ key }) => key),
    rows: records.filter(({ blank }) => !blank).map(({ cells }) => cells.join('|')),
    records,
    found: issues.map(({ code, line, last_line }) => [code, line, ...(last_line ? [last_line] : [])]),
    all: issues,
  };
}

const header = 'Id,Name,Staff,Founded';
const clean = Array.from(
  { length: 12 },
  (_, at) => `${at + 1},Firm ${at + 1},${(at + 3) * 7},19${40 + at}-03-04`,
);
const file = (lines: string[]): string => lines.map((line) => `${line}\n`).join('');

describe('below the table', () => {
  test('notes are left out and reported, whether or not delimiters follow them', async () => {
    const { rows, found } = await read(
      file([header, ...clean, '', 'Source: register, as of May', 'Not audited, in thousands.']),
    );
    expect(rows).toHaveLength(12);
    expect(found).toEqual([
      ['below_table', 15],
      ['below_table', 16],
    ]);
    expect((await read(file([header, ...clean, 'Note: not audited,,,']))).found).toEqual([
      ['below_table', 14],
    ]);
  });

  test('a last row that has lost its cells is a row', async () => {
    const { rows, found } = await read(file([header, ...clean, '13']));
    expect(rows.at(-1)).toBe('13|||');
    expect(found).toEqual([['missing_cells', 14]]);
    const named = await read(
      file(['Name,City,Owner', ...clean.map((_, at) => `Firm ${at},Oslo,Ada`), 'Acme,,']),
    );
    expect([named.rows.at(-1), named.found]).toEqual(['Acme||', []]);
  });

  test('a total is left out where it holds only numbers, and kept where it may be a company', async () => {
    const { rows, found } = await read(file([header, ...clean, 'Total,,966,']));
    expect(rows).toHaveLength(12);
    expect(found).toEqual([['total_row', 14]]);
    const kept = await read(file(['Name,City,Staff', 'Total,Paris,100', 'Summe,,7', 'Acme,Oslo,12']));
    expect(kept.rows).toHaveLength(3);
    expect(kept.found).toEqual([
      ['looks_like_total', 2],
      ['looks_like_total', 3],
    ]);
    expect((await read(file([header, ...clean, 'Total,966']))).found).toEqual([['total_row', 14]]);
  });
});

describe('several tables in one file', () => {
  const branches = ['Branch,Town', 'North,Leeds', 'South,York'];

  test('are never mixed: the others are reported with their lines', async () => {
    const { rows, found, all } = await read(
      file([header, ...clean, '', 'Branches', ...branches, '', 'Code,Unit', 'x,y']),
    );
    expect(rows).toHaveLength(12);
    expect(found).toEqual([
      ['other_table', 15, 18],
      ['other_table', 20, 21],
    ]);
    expect(all[0]?.message).toContain('lines 15 to 18');
    expect(all[0]?.read).toBe('Branch | Town');
  });

  test('end the one above them, its total and notes included', async () => {
    const { rows, found } = await read(
      file([header, ...clean, 'Total,,966,', 'Source: us, as of May', '', ...branches]),
    );
    expect(rows).toHaveLength(12);
    expect(found.map(([code]) => code)).toEqual(['total_row', 'below_table', 'other_table']);
  });

  test('may stand right below each other, and may have as many columns', async () => {
    expect((await read(file([header, ...clean, ...branches]))).found).toEqual([['other_table', 14, 16]]);
    const same = await read(
      file([header, ...clean, '', 'Code,Unit,Shelf,Buyer', 'x,piece,A,Hale', 'y,box,B,Vane']),
    );
    expect(same.rows).toHaveLength(12);
    expect(same.found).toEqual([['other_table', 15, 17]]);
  });

  const letters = 'abcdefghijklmnopqrst'.split('');
  const other = ['', 'Code,Unit,Shelf', 'x,piece,A', 'y,box,B'];

  test('are told by their words where the first one uses the same again and again', async () => {
    const words = letters.map(
      (letter, at) => `Firm ${letter},${at % 2 ? 'Oslo' : 'Rome'},${at % 3 ? 'Ada' : 'Jon'}`,
    );
    const { rows, found } = await read(file(['Name,City,Owner', ...words, ...other]));
    expect(rows).toHaveLength(20);
    expect(found).toEqual([['other_table', 23, 25]]);
  });

  test('are pointed out where nothing tells them apart', async () => {
    const words = letters.map((letter) => `Firm ${letter},City ${letter},Owner ${letter}`);
    const { rows, found } = await read(file(['Name,City,Owner', ...words, ...other]));
    expect(rows).toHaveLength(23);
    expect(found).toEqual([['row_below_gap', 23]]);
  });

  test('are not made of groups of rows between empty lines', async () => {
    const group = (country: string, city: string): string[] =>
      letters.map(
        (letter, at) => `${country} ${letter} Works,${city} ${at % 2 ? 'East' : 'West'},${country}`,
      );
    const { rows } = await read(
      file(['Name,City,Country', ...group('Italy', 'Rome'), '', ...group('Norway', 'Oslo')]),
    );
    expect(rows).toHaveLength(40);
  });

  test('can be chosen by their header', async () => {
    const { names, rows } = await read(file([header, ...clean, '', ...branches]), { header_line: 15 });
    expect(names).toEqual(['Branch', 'Town']);
    expect(rows).toEqual(['North|Leeds', 'South|York']);
  });

  test('above the one that has more rows are named in the reason', async () => {
    const { dialect, guesses, rows } = await read(file([...branches, '', header, ...clean]));
    expect(dialect.header_line).toBe(5);
    expect(rows).toHaveLength(12);
    expect(guesses.header.reason).toContain('Another table begins on line 1');
  });

  test('with the same header are one table', async () => {
    const { records, found } = await read(file([header, ...clean, header, '13,Firm 13,9,1999-01-01']));
    expect(records).toHaveLength(13);
    expect(records.at(-1)).toMatchObject({ row: 15, line: 15 });
    expect(found).toEqual([['repeated_header', 14]]);
  });

  test('do not begin where rows are ragged or blank lines stand between them', async () => {
    const ragged = [...clean.slice(0, 6), '', '7,Seven', '8,Eight', '9,Nine', '', ...clean.slice(9)];
    const { rows, found } = await read(file([header, ...ragged]));
    expect(rows).toHaveLength(12);
    expect(found).toEqual([9, 10, 11].map((line) => ['missing_cells', line]));
  });
});

describe('remarks', () => {
  test('among the rows are left out and reported', async () => {
    const { dialect, rows, found } = await read(file([header, '# new, since March', ...clean, '#end']));
    expect(dialect.comment).toBe('#');
    expect(rows).toHaveLength(12);
    expect(found).toEqual([
      ['comment_line', 2],
      ['comment_line', 15],
    ]);
  });

  test('are rows where the mark begins a row too, and where a person says so', async () => {
    const firms = ['Name,City,Staff', '#1 Motors,York,12', '#2 Motors', 'Acme,Oslo,3'];
    expect((await read(file(firms))).rows).toHaveLength(3);
    const all = await read(file([header, '# new', ...clean]), { comment: '' });
    expect(all.rows).toHaveLength(13);
  });
});

describe('a header of several rows', () => {
  test('has its names joined, groups of columns spread over theirs', async () => {
    const { dialect, names, records, preview } = await read(
      file(['Firm,,Figures,', 'Id,Name,Staff,Founded', ...clean]),
    );
    expect(dialect).toMatchObject({ header_line: 1, header_lines: 2 });
    expect(names).toEqual(['Firm Id', 'Firm Name', 'Figures Staff', 'Figures Founded']);
    expect(records[0]).toMatchObject({ row: 3, line: 3 });
    expect(preview.slice(0, 3).map(({ kind }) => kind)).toEqual(['header', 'header', 'data']);
  });

  test('may have units below the names', async () => {
    const { names } = await read(file([header, '(no.),(text),(heads),(ISO)', ...clean]));
    expect(names).toEqual(['Id (no.)', 'Name (text)', 'Staff (heads)', 'Founded (ISO)']);
  });

  test('may have years for names, and groups above them', async () => {
    const figures = clean.map((_, at) => `Region ${'abcdefghijkl'[at]},${at * 7},${at * 5},${at * 3},${at}`);
    const plain = await read(file(['Region,2019,2020,2021,2022', ...figures]));
    expect(plain.names).toEqual(['Region', '2019', '2020', '2021', '2022']);
    const grouped = await read(file([',Active,,Closed,', 'Region,2019,2020,2019,2020', ...figures]));
    expect(grouped.names).toEqual(['Region', 'Active 2019', 'Active 2020', 'Closed 2019', 'Closed 2020']);
    expect(grouped.rows).toHaveLength(12);
  });

  test('may have a line drawn below it', async () => {
    const { names, rows, found } = await read(
      'id|name|city\n---|----|----\n1|Acme|Oslo\n2|Bolt|York\n(2 rows)\n',
    );
    expect(names).toEqual(['id', 'name', 'city']);
    expect(rows).toEqual(['1|Acme|Oslo', '2|Bolt|York']);
    expect(found).toEqual([
      ['rule_line', 2],
      ['below_table', 5],
    ]);
  });

  test('is not made of a row of data without numbers', async () => {
    const { dialect, rows } = await read(file([header, 'unknown,Firm,n/a,unknown', ...clean]));
    expect(dialect.header_lines).toBeUndefined();
    expect(rows).toHaveLength(13);
  });

  test('can be set and taken back by a person', async () => {
    const text = file(['Name,City', 'of firm,of office', 'Acme,Oslo', 'Bolt,York']);
    expect((await read(text, { header_lines: 2 })).names).toEqual(['Name of firm', 'City of office']);
    const grouped = file(['Firm,,Figures,', 'Id,Name,Staff,Founded', ...clean]);
    const single = await read(grouped, { header_lines: 1 });
    expect(single.dialect.header_lines).toBe(1);
    expect(single.names).toEqual(['Firm', 'column_2', 'Figures', 'column_4']);
  });
});

describe('a header of known names', () => {
  const rows = clean.map((_, at) => `Firm ${at},firm${at}.com,Town ${at}`);
  const ragged = (end: string): string[] => rows.map((row, at) => (at % 4 === 0 ? row : row + end));
  const names = 'name,domain,city';

  test.each([
    ['has a delimiter more', rows.map((row) => `${row},`), []],
    ['mostly has a delimiter more', ragged(','), clean.slice(3).map(() => 'extra_cells')],
    ['mostly has one in its last cell', ragged(', Ohio'), clean.slice(3).map(() => 'extra_cells')],
  ])('is one where a row %s', async (_, lines, issues) => {
    for (const above of [[], ['Customers']]) {
      const { dialect, rows: found, found: notes } = await read(file([...above, names, ...lines]));
      expect(dialect.header_line).toBe(above.length + 1);
      expect(found).toHaveLength(rows.length);
      expect(notes.map(([code]) => code)).toEqual([...above.map(() => 'above_table'), ...issues]);
    }
  });

  test('is none of the table where it belongs to one above it', async () => {
    const above = [names, 'Acme,acme.com,Oslo'];
    for (const lines of [
      [...above, header, ...clean],
      [...above, '', 'Code,Unit,Shelf,Buyer', ...clean],
    ])
      expect((await read(file(lines))).dialect.header_line).toBe(lines.length - clean.length);
  });
});

describe('every row', () => {
  test('is one where a person says so, whatever it looks like', async () => {
    const lines = [
      header,
      '# new',
      ...clean,
      '99,Extra,,12,1980-01-01',
      'Total,,966,',
      '',
      'Branch,Town',
      'North,Leeds',
    ];
    const { rows, found } = await read(file(lines), { every_row: true });
    expect(rows).toHaveLength(17);
    expect(found.map(([code]) => code)).toEqual([
      'missing_cells',
      'extra_cells',
      'missing_cells',
      'missing_cells',
    ]);
  });

  test('is one in a text sent to the API, so that its ledger counts them all', () => {
    const text = 'name,domain\n# Acme,a.example\nBolt,b.example\n\nTotal,12\nSource: us, 2026\n';
    const { dialect } = inspectText(text, { hasHeader: true });
    const records = [...recordsOfText(text, dialect)].flatMap((batch) => batch.records);
    expect(records.map(({ cells }) => cells[0])).toEqual(['# Acme', 'Bolt', '', 'Total', 'Source: us']);
  });
});

describe('a broken row is mended where its types leave one way only', () => {
  const mended = async (line: string) => {
    const { records, all } = await read(file([header, ...clean.slice(0, 6), line, ...clean.slice(6)]));
    return {
      cells: records[6]?.cells,
      original: records[6]?.original,
      code: all[0]?.code,
      made: all[0]?.made,
    };
  };

  test.each([
    [
      'a delimiter too many',
      '99,Extra,,12,1980-01-01',
      'extra_delimiter',
      ['99', 'Extra', '12', '1980-01-01'],
    ],
    [
      'a delimiter inside a value',
      '99,Hale, Vane Ltd,12,1980-01-01',
      'unquoted_delimiter',
      ['99', 'Hale, Vane Ltd', '12', '1980-01-01'],
    ],
    ['another delimiter', '99;Semi;12;1980-01-01', 'other_delimiter', ['99', 'Semi', '12', '1980-01-01']],
  ])('%s', async (_, line, code, cells) => {
    expect(await mended(line)).toEqual({ cells, original: line, code, made: cells.join(' | ') });
  });

  test('and is only reported otherwise', async () => {
    expect(await mended('99,Two,Names,Here,Now')).toMatchObject({ original: undefined, code: 'extra_cells' });
    const words = Array.from({ length: 12 }, (_, at) => `Firm ${at},Oslo,Ada`);
    const { records, found } = await read(file(['Name,City,Owner', ...words, 'Hale, Vane,York,Jon']));
    expect(records.at(-1)?.cells).toEqual(['Hale', ' Vane', 'York', 'Jon']);
    expect(found).toEqual([['extra_cells', 14]]);
  });
});

describe('quotes and backslashes', () => {
  test('may stand a space behind the delimiter', async () => {
    const { rows } = await read('Id,Name,City\n1, "Kestrel, Vane",York\n2,Norrvik,Oslo\n3, "Hale",Perth\n');
    expect(rows).toEqual(['1|Kestrel, Vane|York', '2|Norrvik|Oslo', '3|Hale|Perth']);
  });

  test('may escape delimiters outside quotes', async () => {
    const { dialect, rows } = await read(
      'Id,Name,City\n1,Hale\\, Vane,York\n2,C:\\\\Data,Oslo\n3,Acme \\N,Rome\n4,a\\,b\\,c,Bern\n',
    );
    expect(dialect.escape).toBe('backslash');
    expect(rows).toEqual(['1|Hale, Vane|York', '2|C:\\Data|Oslo', '3|Acme \\N|Rome', '4|a,b,c|Bern']);
  });

  test('at the end of a quoted cell, one too few, end it', async () => {
    const { rows, found } = await read(`"1","Stop","x"\n"2","Near "Bus"","y"\n"3","Far","z"\n`);
    expect(rows[1]).toBe('2|Near "Bus"|y');
    expect(found).toEqual([['unescaped_quote', 2]]);
  });

  test('hold their cell together however few others the row has', async () => {
    const names = Array.from({ length: 16 }, (_, at) => `field${'abcdefghijklmnop'[at]}`).join(',');
    const cells = ['"Makes cables, ropes"', '"Makes ""big, strong"" ropes"', '"Cables,\nropes"'];
    for (const cell of cells) {
      const { records } = await read(file([names, `Cable,,${cell},,,,,,,,,,,T0,,`]));
      expect(records.map(({ cells: all }) => all[2])).toEqual([cell.slice(1, -1).replaceAll('""', '"')]);
    }
  });

  test('are not seen in the apostrophe that an export puts before a formula', async () => {
    const empty = Array.from(clean, () => '');
    const names = ['name', ...empty.map((_, at) => `field${'abcdefghijkl'[at]}`), 'addresses', 'tags'];
    const cells = clean.map((_, at) => [`Guard ${at} AB`, ...empty, `-- Dock ${at}, Rotterdam`, `@tag${at}`]);
    const { dialect } = await read([names, ...cells].map((line) => csvLine(line, { guard: true })).join(''));
    expect(dialect).toMatchObject({ delimiter: ',', header_line: 1 });
  });

  test('never make one cell of rows that are whole on their own', async () => {
    const quoted = clean.map((line) => line.replaceAll(/[^,]+/g, '"$&"'));
    const lines = ['"Id","Name","Staff","Founded"', ...quoted.with(4, '5;"Odd ""x"" Ltd";9;1950-01-01')];
    const { rows } = await read(file(lines));
    expect(rows).toHaveLength(12);
    expect(rows[4]).toBe('5|Odd "x" Ltd|9|1950-01-01');
  });
});

describe('bytes far behind the head', () => {
  test('that do not decode are reported with their line, also where a chunk ends between them', async () => {
    const line = '12,Société,12,1980-01-01\n';
    const count = 40_000;
    const bytes = Buffer.from(`${header}\n${line.repeat(count)}`);
    const bad = [20_000, 30_001].map(
      (at) => Buffer.byteLength(`${header}\n`) + at * Buffer.byteLength(line) + 3,
    );
    for (const at of bad) bytes[at] = 0xe9;
    // The two bytes of an é, cut apart at the end of a piece of 64 KB.
    const { records, all } = await read(bytes);
    expect(records).toHaveLength(count);
    expect(all.map(({ code, line: at }) => [code, at])).toEqual([
      ['undecodable_bytes', 20_002],
      ['undecodable_bytes', 30_003],
    ]);
  });
});
