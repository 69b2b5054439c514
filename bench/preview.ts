// How long a file takes to its preview, a big one against one a thousandth of its size.
import { inspectFile } from '../electron/domain/imports/reader/inspect-file.ts';
import { median, type Figure } from './stats.ts';

const rounds = 15;

export async function measurePreview(big: string, small: string): Promise<Figure> {
  const times: { big: number[]; small: number[] } = { big: [], small: [] };
  await inspectFile(small);
  for (let round = 0; round < rounds; round += 1) {
    times.small.push(await timeOf(small));
    times.big.push(await timeOf(big));
  }
  const ratio = median(times.big.map((ms, at) => ms / (times.small[at] ?? 1)));
  return {
    what: 'Preview of the whole file against one of its first thousandth',
    value: `${ratio.toFixed(2)} ×`,
    limit: '≤ 1.2 ×',
    holds: ratio <= 1.2,
    detail: `median of ${rounds} pairs: ${median(times.big).toFixed(0)} ms against ${median(times.small).toFixed(0)} ms`,
  };
}

async function timeOf(path: string): Promise<number> {
  const start = performance.now();
  await inspectFile(path);
  return performance.now() - start;
}
