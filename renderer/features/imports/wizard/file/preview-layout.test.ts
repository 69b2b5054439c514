import { expect, test } from 'vitest';
import { testSource } from '../../test-data.ts';
import { cellMark, columnWidths, differingCells, sheetLine } from './preview-layout.ts';

test('a column is as wide as its longest cell, within bounds; lines above the header do not count', () => {
  const widths = columnWidths([
    { line: 1, kind: 'above', cells: ['x'.repeat(500), '', ''] },
    { line: 2, kind: 'header', cells: ['a', 'Account Name', 'h'.repeat(300)] },
    { line: 3, kind: 'data', cells: ['b'] },
  ]);
  expect(widths).toEqual([56, 105, 200]);
});

test('wide characters take two places', () => {
  const [latin, japanese] = columnWidths([
    { line: 1, kind: 'data', cells: ['abcdefghij', '株式会社日本電産株式'] },
  ]);
  expect(japanese).toBeGreaterThan((latin ?? 0) + 60);
});

test('cells that another encoding would change are marked by line and column', () => {
  const source = testSource({
    encoding_alternative: {
      encoding: 'windows-1250',
      differing_lines: 213,
      examples: [
        { line: 5, column: 'City', current: 'São Roque', other: 'Săo Roque' },
        { line: 5, column: 'gone', current: 'ã', other: 'ă' },
      ],
    },
  });
  expect([...differingCells(source)]).toEqual([cellMark(5, 1)]);
});

test('a row of a sheet is shown without the quotes of the text that it is read as', () => {
  expect(sheetLine(['"Company list, ""new"""', '', 'October'])).toBe('Company list, "new" · October');
});
