// Looks in JSON with a path (RFC 9535) that a person wrote, so that neither the path nor the answer can stop the thread: without
// regular expressions, with one descent at most, and in no more than so many values.
import { JSONPathEnvironment, JSONPathRecursionLimitError, type JSONValue } from 'json-p3';
import { t } from '../../../shared/messages/message.ts';
import { ProviderError } from '../provider.ts';

/** A larger answer is not one record's. */
const mostNodes = 100_000;
/** A path that finds more says nothing. */
const mostFound = 1000;
const longestList = 20;

const environment = new JSONPathEnvironment();
for (const name of ['match', 'search']) environment.functionRegister.delete(name);

/** Why it is no path that can be looked with; null where it is one. */
export function faultOfPath(path: string): string | null {
  const bare = path.replaceAll(/'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*"/g, '""');
  if (/\b(?:match|search)\s*\(/.test(bare))
    return t('Regular expressions, match() and search(), are not taken. Compare with == instead.');
  const lists = listsIn(bare);
  if (lists.length > 1 || lists.some((list) => list.split(',').length > longestList))
    return t('Write a list such as [0, 1] once at most, of no more than {longest, number}.', {
      longest: longestList,
    });
  if (bare.split('..').length > 2 || bare.lastIndexOf('$') > 0)
    return t('Write ".." once at most, and "$" only at the beginning.');
  try {
    environment.compile(path);
    return null;
  } catch (error) {
    const reason = error instanceof Error ? error.message : '';
    const example = '$.company.name';
    return t('This is no JSONPath ({reason}). Write one such as {example}.', { reason, example });
  }
}

/** Brackets with commas of their own. Each list may find a value anew, so that n of them would find it 2 to the n times. */
function listsIn(bare: string): string[] {
  const inner = /\[[^[\]]*\]/g;
  const found: string[] = [];
  for (let left = bare, before = ''; left !== before;) {
    before = left;
    found.push(...(left.match(inner) ?? []).filter((one) => one.includes(',')));
    left = left.replaceAll(inner, '');
  }
  return found;
}

export type Finder = (path: string) => unknown[];

/** Throws a ProviderError where the answer is too large to be looked through. */
export function finderIn(json: unknown): Finder {
  if (!hasFewNodes(json))
    throw new ProviderError(
      'too_many_values',
      t('The answer holds more than {most, number} values, which is more than one record.', {
        most: mostNodes,
      }),
      { kind: 'final' },
    );
  return (path) => {
    const values: unknown[] = [];
    try {
      for (const { value } of environment.lazyQuery(path, json as JSONValue))
        if (values.push(value) === mostFound) break;
    } catch (error) {
      // It is nested too deep to be looked through to its end.
      if (!(error instanceof JSONPathRecursionLimitError)) throw error;
    }
    return values;
  };
}

function hasFewNodes(json: unknown): boolean {
  const open = [json];
  let nodes = 0;
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    nodes += 1;
    const inside = typeof next === 'object' && next !== null ? Object.values(next) : [];
    if (nodes + open.length + inside.length > mostNodes) return false;
    for (const value of inside) open.push(value);
  }
  return true;
}
