// A prepared text has each record on a line of its own, so that a line's number is the row's number in the sheet. Line
// breaks within cells are written as a noncharacter, which Unicode keeps for such internal use, and a letter.
export const mark = '\uFDD0';
const letters: Record<string, string> = { '\n': 'n', '\r': 'r', [mark]: 'm' };
const breaks: Record<string, string> = { n: '\n', r: '\r', m: mark };

export const hideBreaks = (cell: string): string =>
  /[\n\r\uFDD0]/.test(cell) ? cell.replace(/[\n\r\uFDD0]/g, (sign) => mark + (letters[sign] ?? '')) : cell;

export const showBreaks = (cell: string): string =>
  cell.includes(mark) ? cell.replace(/\uFDD0([nrm])/g, (_, letter: string) => breaks[letter] ?? '') : cell;
