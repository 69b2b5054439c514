// A workbook of one sheet, written as it goes: numbers as numbers, dates as dates, everything else as text, nothing as a formula.
// A million rows are never held at once, which the libraries for workbooks do.
import { Zip, ZipDeflate } from 'fflate';
import type { Company } from '../../../../shared/schema/company.ts';
import type { ExportColumn } from '../export-columns.ts';
import { cellText, type FileWriter, type WriterOptions } from '../writer.ts';
import { cellXml, escapeXml, letters, styles } from './cells.ts';
import { fixedParts } from './parts.ts';

const encoder = new TextEncoder();

export function createXlsxWriter({ columns, emit }: WriterOptions): FileWriter {
  const zip = new Zip((error, bytes) => {
    if (error) throw error;
    if (bytes.length > 0) emit(bytes);
  });
  const sheet = new ZipDeflate('xl/worksheets/sheet1.xml', { level: 6 });
  let row = 1;
  const push = (text: string): void => sheet.push(encoder.encode(text));
  return {
    begin() {
      for (const [name, text] of Object.entries(fixedParts)) {
        const part = new ZipDeflate(name, { level: 6 });
        zip.add(part);
        part.push(encoder.encode(text), true);
      }
      zip.add(sheet);
      push(headXml(columns));
    },
    write(companies) {
      push(companies.map((company) => rowXml(columns, company, (row += 1))).join(''));
    },
    end() {
      const range = `A1:${letters(columns.length - 1)}${row}`;
      sheet.push(encoder.encode(`</sheetData><autoFilter ref="${range}"/></worksheet>`), true);
      zip.end();
    },
  };
}

/** The head stays in view. */
function headXml(columns: readonly ExportColumn[]): string {
  const cells = columns.map(
    ({ header }, at) =>
      `<c r="${letters(at)}1" t="inlineStr" s="${styles.head}"><is><t xml:space="preserve">${escapeXml(header)}</t></is></c>`,
  );
  return (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' +
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">' +
    '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" state="frozen"/></sheetView></sheetViews>' +
    `<sheetData><row r="1">${cells.join('')}</row>`
  );
}

function rowXml(columns: readonly ExportColumn[], company: Company, row: number): string {
  const cells = columns.map(({ read, kind }, at) =>
    cellXml(`${letters(at)}${row}`, cellText(read(company)), kind),
  );
  return `<row r="${row}">${cells.join('')}</row>`;
}
