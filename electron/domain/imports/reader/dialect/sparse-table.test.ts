import { expect, test } from 'vitest';
import { inspectText } from '../inspect-text.ts';

const names = Array.from({ length: 16 }, (_, at) => `field${'abcdefghijklmnop'[at]}`);

test.each([
  ['tags', 15, 'old; new'],
  ['phones', 11, '+49 30 1; +49 30 2'],
])('a table of many names is not split at the marks inside its only %s', (_, at, cell) => {
  const cells = names.map((_, column) => (column === at ? cell : ''));
  const lines = Array.from({ length: 12 }, (_, row) => [`Firm ${row}`, ...cells.slice(1)]);
  const text = [names, ...lines].map((line) => `${line.join(',')}\n`).join('');
  expect(inspectText(text, { hasHeader: true }).dialect).toMatchObject({ delimiter: ',', header_line: 1 });
});
