// Whether the beginning of a file is JSON, and of which kind. A name that says so counts; without one the text must leave
// no doubt, since a delimited file may begin with a brace too.
import { t } from '../../../../../shared/messages/message.ts';
import { notRecords } from '../format-errors.ts';
import { parseJson } from './parse-json.ts';

export type JsonKind = 'list' | 'lines';

const linesName = /\.(jsonl|ndjson)(\.gz)?$/i;
const jsonName = /\.json(\.gz)?$/i;

/** `head`: decoded, whole where the file is short. */
export function findJson(head: string, fileName: string): JsonKind | null {
  const text = head.trimStart();
  if (linesName.test(fileName)) return text.startsWith('[') && !isWhole(firstLine(text)) ? 'list' : 'lines';
  if (jsonName.test(fileName)) return kindOf(text, head);
  if (/^\[\s*\{\s*("|\})/.test(text)) return 'list';
  return /^\{\s*"/.test(text) && isWhole(firstLine(text)) ? 'lines' : null;
}

function kindOf(text: string, head: string): JsonKind {
  if (text.startsWith('[')) return 'list';
  if (text.startsWith('{')) {
    // A line that is longer than the head cannot be judged: it is read, and says itself what it is.
    if (isWhole(firstLine(text)) || !head.includes('\n')) return 'lines';
    throw notRecords(t('one object'));
  }
  throw notRecords(t('something else'));
}

const firstLine = (text: string): string => text.split('\n', 1)[0] ?? '';

function isWhole(line: string): boolean {
  try {
    return parseJson(line).kind === 'object';
  } catch {
    return false;
  }
}
