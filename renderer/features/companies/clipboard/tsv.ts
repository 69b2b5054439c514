// Tables as tab-separated text, quoted as spreadsheets do: only what has a tab or line break in it, or begins with a quote. Reading
// undoes writing exactly.

const needsQuotes = (text: string): boolean => /[\t\r\n]/.test(text) || text.startsWith('"');

const quoted = (text: string): string => (needsQuotes(text) ? `"${text.replaceAll('"', '""')}"` : text);

export function writeTsv(rows: readonly (readonly string[])[]): string {
  const text = rows.map((row) => row.map(quoted).join('\t')).join('\r\n');
  // One line end at the end is no row of its own: an empty last row needs another.
  return text === '' || text.endsWith('\r\n') ? `${text}\r\n` : text;
}

/** A quoted field: as many doubled quotes as there are, up to one that a tab, a line end or the end follows. */
const quotedField = /"((?:[^"]|"")*)"(?=[\t\r\n]|$)/y;
const plainField = /[^\t\r\n]*/y;
const lineEnd = /\r\n|\r|\n/y;

function take(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

function readField(text: string, at: number): { value: string; end: number } {
  const match = text[at] === '"' ? take(quotedField, text, at) : null;
  if (match) return { value: (match[1] ?? '').replaceAll('""', '"'), end: at + match[0].length };
  const plain = take(plainField, text, at)?.[0] ?? '';
  return { value: plain, end: at + plain.length };
}

/** A quote that never ends is a character like any other. Rows may differ in length. */
export function parseTsv(text: string): string[][] {
  const rows: string[][] = [[]];
  let at = 0;
  for (;;) {
    const { value, end } = readField(text, at);
    rows.at(-1)?.push(value);
    at = end;
    if (at >= text.length) return rows;
    if (text[at] === '\t') at += 1;
    else {
      at += take(lineEnd, text, at)?.[0].length ?? 1;
      if (at >= text.length) return rows;
      rows.push([]);
    }
  }
}
