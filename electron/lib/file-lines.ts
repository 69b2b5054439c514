// The lines of a file that this program wrote, a piece at a time. They end at a line feed and nowhere else: Node's own reader
// also ends them at U+2028 and U+2029, which JSON leaves as they are within a text.
import { createReadStream } from 'node:fs';

export async function* fileLines(path: string): AsyncGenerator<string[]> {
  let rest = '';
  for await (const chunk of createReadStream(path, { encoding: 'utf8' }) as AsyncIterable<string>) {
    const [first = '', ...more] = chunk.split('\n');
    const lines = [rest + first, ...more];
    rest = lines.pop() ?? '';
    yield lines;
  }
  if (rest !== '') yield [rest];
}
