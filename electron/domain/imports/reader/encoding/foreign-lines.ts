// The lines of the samples that hold more than ASCII: the only ones that tell encodings apart.
import { isAscii } from 'node:buffer';

/** How much is looked at: bytes beyond ASCII, all bytes, and bytes of one line. */
const enoughForeign = 2400;
const enough = 20 * 1024;
const longestLine = 2048;

export function foreignLines(samples: Buffer[]): Buffer {
  // The head gets half, so that other parts of the file are heard too.
  const [head, ...others] = samples;
  const lines = head === undefined ? [] : take(head, 0, others.length === 0 ? 1 : 0.5);
  for (const sample of others) lines.push(...take(sample, sample.indexOf(10) + 1, 0.5 / others.length));
  return Buffer.concat(lines);
}

function take(sample: Buffer, start: number, share: number): Buffer[] {
  const lines: Buffer[] = [];
  let taken = 0;
  let foreign = 0;
  for (let from = start; from < sample.length && taken < enough * share && foreign < enoughForeign * share;) {
    const found = sample.indexOf(10, from);
    const to = found === -1 ? sample.length : found + 1;
    const line = sample.subarray(from, Math.min(to, from + longestLine));
    if (!isAscii(line)) {
      lines.push(line);
      taken += line.length;
      for (const byte of line) if (byte > 127) foreign += 1;
    }
    from = to;
  }
  return lines;
}
