// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import type { CellKind } from '../grid/columns/grid-column.ts';
import { readClipboard } from './paste.ts';
import { pastedValue } from './paste-value.ts';
import { readHtmlTable } from './read-html.ts';
import excel from './samples/excel.clip?raw';
import sheets from './samples/google-sheets.clip?raw';
import libreOffice from './samples/libre-office.clip?raw';

const number: CellKind = { type: 'number', format: 'number', maxDecimals: 2 };
const date: CellKind = { type: 'date' };
const text: CellKind = { type: 'text' };
const list: CellKind = { type: 'list', noun: 'address' };

const table = (html: string) => readHtmlTable(html) ?? [];
const shown = (html: string) => table(html).map((row) => row.map((cell) => cell.text));

/** The value of a cell in a column of that kind, or why there is none. */
function value(html: string, row: number, column: number, kind: CellKind): unknown {
  const cell = table(html)[row]?.[column] ?? { text: 'missing' };
  const parsed = pastedValue({ path: 'x', kind }, cell);
  return parsed.ok ? parsed.value : parsed.reason;
}

describe('what Excel puts on the clipboard', () => {
  it('is read cell by cell, its own line breaks and spaces told from those of the HTML', () => {
    expect(shown(excel)).toEqual([
      [
        'Norrvik Kabel AB',
        '1.250.000,50 €',
        '03.02.2026',
        '0046',
        'Varvsgatan 14\n871 45 Härnösand',
        'A',
        '',
      ],
      [
        'Smith & Søn   A/S',
        '18.900.000',
        '2/3/2026',
        '1,23457E+12',
        'info@smith.example; sales@smith.example',
        'B',
        '',
      ],
    ]);
  });

  it("gives numbers by Excel's own decimal sign, and the number behind a shortened text", () => {
    expect(value(excel, 0, 1, number)).toBe('1250000.5');
    expect(value(excel, 1, 1, number)).toBe('18900000.25');
  });

  it('gives dates in the order of their format, not of this system', () => {
    expect(value(excel, 0, 2, date)).toBe('2026-02-03');
    expect(value(excel, 1, 2, date)).toBe('2026-02-03');
  });

  it('keeps leading zeros, and splits a list', () => {
    expect(value(excel, 0, 3, text)).toBe('0046');
    expect(value(excel, 1, 4, list)).toEqual(['info@smith.example', 'sales@smith.example']);
  });
});

describe('what Google Sheets puts on the clipboard', () => {
  it('is read with the values behind the texts', () => {
    expect(value(sheets, 0, 0, text)).toBe('Norrvik Kabel AB');
    expect(value(sheets, 0, 1, number)).toBe('1250000.5');
    expect(value(sheets, 0, 2, date)).toBe('2026-02-03');
    expect(value(sheets, 0, 3, number)).toBe('12.5');
    expect(value(sheets, 1, 0, list)).toEqual(['Two', 'lines']);
    expect(value(sheets, 1, 1, text)).toBe('no value told');
    expect(value(sheets, 1, 2, text)).toBe('0046');
    expect(value(sheets, 1, 3, text)).toBeNull();
  });
});

describe('what LibreOffice puts on the clipboard', () => {
  it('is read with the values behind the texts, also in the format codes of another language', () => {
    expect(value(libreOffice, 0, 1, number)).toBe('1250000.5');
    expect(value(libreOffice, 0, 2, date)).toBe('2026-02-03');
    expect(value(libreOffice, 0, 3, text)).toBe('0046');
    expect(value(libreOffice, 1, 0, list)).toEqual(['Two', 'lines']);
    expect(value(libreOffice, 1, 1, number)).toBe('12.5');
    expect(value(libreOffice, 1, 2, date)).toBe('2026-02-03');
    expect(value(libreOffice, 1, 3, text)).toBe('1234567890123');
  });

  it('has merged cells taken apart: the first holds the value', () => {
    expect(shown(libreOffice).slice(2)).toEqual([
      ['merged', '', '', 'x'],
      ['', '', 'y', 'red <b>'],
    ]);
  });
});

describe('a clipboard', () => {
  it('without a table in its HTML is read as text', () => {
    expect(readClipboard({ html: '<p>a</p><p>b</p>', text: 'a\nb' })).toEqual([
      [{ text: 'a' }],
      [{ text: 'b' }],
    ]);
    expect(readClipboard({ html: '', text: '' })).toBeNull();
  });

  it('says why a text is no value of its column', () => {
    expect(value('<table><tr><td>many', 0, 0, { type: 'employeeRange' })).toBe(
      '"many" is no employee range. Choose one, or leave it empty.',
    );
  });
});
