// What a cell looks like. Only for guessing how a table is laid out: a value is never converted by it.

export type CellType = 'empty' | 'number' | 'date' | 'time' | 'boolean' | 'url' | 'email' | 'text';

const number =
  /^[-+(]?\s?[$€£¥]?\s?(\d+|\d{1,3}([.,' \u00A0\u202F]\d{2,3})+)([.,]\d+)?([eE][-+]?\d+)?\s?[%$€£¥]?\)?$/;
const date =
  /^(\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.](\d{2}|\d{4}))([T ]\d{1,2}[:.]\d{2}.*)?$/;
const time = /^\d{1,2}:\d{2}(:\d{2}([.,]\d+)?)?( ?[AaPp][Mm])?$/;
const boolean = /^(true|false|yes|no|ja|nein|oui|non|y|n)$/i;
const url = /^(https?:\/\/\S+|www\.\S+\.\S+|([a-z0-9-]+\.)+[a-z]{2,})$/i;
const email = /^[^\s@,;]+@[^\s@,;]+\.[^\s@,;]+$/;

export function cellType(cell: string): CellType {
  const text = cell.trim();
  if (text === '') return 'empty';
  if (text.length > 300) return 'text';
  const first = text.charCodeAt(0);
  if (first < 58 && number.test(text)) return 'number';
  if (first < 58 && date.test(text)) return 'date';
  if (first < 58 && time.test(text)) return 'time';
  if (/^[$€£¥]/.test(text) && number.test(text)) return 'number';
  if (boolean.test(text)) return 'boolean';
  if (text.includes('@') && email.test(text)) return 'email';
  return text.includes('.') && url.test(text) ? 'url' : 'text';
}

/** The type of most cells that are not empty, and their share. */
export function columnType(cells: string[]): { type: CellType; share: number } {
  const counts = new Map<CellType, number>();
  for (const cell of cells) {
    const type = cellType(cell);
    if (type !== 'empty') counts.set(type, (counts.get(type) ?? 0) + 1);
  }
  const [type, count] = [...counts].sort(([, a], [, b]) => b - a)[0] ?? (['empty', 0] as const);
  const total = [...counts.values()].reduce((sum, n) => sum + n, 0);
  return { type, share: total === 0 ? 1 : count / total };
}
