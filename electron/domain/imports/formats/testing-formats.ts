// For tests: small workbooks and archives, written part by part as programs write them.
import { zipSync, strToU8, type Zippable } from 'fflate';

export const zipOf = (files: Record<string, string | Uint8Array>): Buffer =>
  Buffer.from(
    zipSync(
      Object.fromEntries(
        Object.entries(files).map(([name, content]) => [
          name,
          typeof content === 'string' ? strToU8(content) : content,
        ]),
      ) satisfies Zippable,
    ),
  );

export const xml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

export type TestSheet = {
  name: string;
  /** XML of the rows, or of everything within the worksheet where it begins with `<cols` or `<sheetData`. */
  rows: string;
  hidden?: boolean;
};

export type TestWorkbook = {
  sheets: TestSheet[];
  shared?: string[];
  formats?: string[];
  is1904?: boolean;
};

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packages = 'http://schemas.openxmlformats.org/package/2006/relationships';

/** Style 0 is a plain number; style n has the nth format. `shared` are the contents of `<si>` elements. */
export function xlsxOf({ sheets, shared = [], formats = [], is1904 = false }: TestWorkbook): Buffer {
  const sheetFiles = Object.fromEntries(
    sheets.map(({ rows }, at) => [
      `xl/worksheets/sheet${at + 1}.xml`,
      `<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="${main}">${/^<(cols|sheetData)/.test(rows) ? rows : `<sheetData>${rows}</sheetData>`}</worksheet>`,
    ]),
  );
  return zipOf({
    '[Content_Types].xml': '<Types/>',
    '_rels/.rels': `<Relationships xmlns="${packages}"><Relationship Id="r1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': workbookXml(sheets, is1904),
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${packages}">${sheets.map((_, at) => `<Relationship Id="rId${at + 1}" Type="${relations}/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`).join('')}<Relationship Id="s" Type="${relations}/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="t" Type="${relations}/styles" Target="/xl/styles.xml"/></Relationships>`,
    'xl/sharedStrings.xml': `<sst xmlns="${main}">${shared.map((text) => `<si>${text}</si>`).join('')}</sst>`,
    'xl/styles.xml': stylesXml(formats),
    ...sheetFiles,
  });
}

function workbookXml(sheets: TestSheet[], is1904: boolean): string {
  const list = sheets.map(
    ({ name, hidden }, at) =>
      `<sheet name="${xml(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"${hidden === true ? ' state="hidden"' : ''}/>`,
  );
  return `<workbook xmlns="${main}" xmlns:r="${relations}"><workbookPr${is1904 ? ' date1904="1"' : ''}/><sheets>${list.join('')}</sheets></workbook>`;
}

const stylesXml = (formats: string[]): string =>
  `<styleSheet xmlns="${main}"><numFmts>${formats.map((code, at) => `<numFmt numFmtId="${164 + at}" formatCode="${xml(code)}"/>`).join('')}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/>${formats.map((_, at) => `<xf numFmtId="${164 + at}"/>`).join('')}</cellXfs></styleSheet>`;

/** Cells of texts, as `<row>` elements. */
export const inlineRows = (table: readonly (readonly string[])[]): string =>
  table
    .map(
      (cells, at) =>
        `<row r="${at + 1}">${cells.map((cell) => (cell === '' ? '<c/>' : `<c t="inlineStr"><is><t xml:space="preserve">${xmlSheetText(cell)}</t></is></c>`)).join('')}</row>`,
    )
    .join('');

/** Signs that XML has no room for are escaped as programs do. */
export const xmlSheetText = (text: string): string =>
  xml(
    text.replace(/_x([0-9a-fA-F]{4})_/g, '_x005F_x$1_').replace(
      // oxlint-disable-next-line no-control-regex
      /[\u0000-\u0008\u000B-\u001F\uFFFE\uFFFF]/g,
      (sign) => `_x${sign.charCodeAt(0).toString(16).padStart(4, '0')}_`,
    ),
  );

const odsNames =
  'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"';

/** `tables`: XML of `<table:table>` elements. */
export const odsOf = (tables: string, styles = ''): Buffer =>
  zipOf({
    mimetype: 'application/vnd.oasis.opendocument.spreadsheet',
    'META-INF/manifest.xml': '<manifest:manifest/>',
    'content.xml': `<?xml version="1.0" encoding="UTF-8"?><office:document-content ${odsNames}><office:automatic-styles>${styles}</office:automatic-styles><office:body><office:spreadsheet>${tables}</office:spreadsheet></office:body></office:document-content>`,
  });

export const odsTable = (name: string, table: readonly (readonly string[])[]): string =>
  `<table:table table:name="${xml(name)}">${table.map(odsRow).join('')}</table:table>`;

const odsRow = (cells: readonly string[]): string =>
  `<table:table-row>${cells.map((cell) => (cell === '' ? '<table:table-cell/>' : `<table:table-cell office:value-type="string">${cell.split('\n').map(odsParagraph).join('')}</table:table-cell>`)).join('')}</table:table-row>`;

const odsParagraph = (line: string): string => `<text:p>${xml(line)}</text:p>`;
