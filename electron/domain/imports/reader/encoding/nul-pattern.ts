// UTF-16 and UTF-32 without a BOM show by where their NUL bytes stand.
import type { Encoding } from '../../../../../shared/schema/import.ts';

const looked = 8192;

export function encodingByNuls(head: Buffer): Encoding | null {
  const counts = [0, 0, 0, 0];
  const length = Math.min(head.length, looked);
  for (let at = 0; at < length; at += 1) {
    if (head[at] === 0) counts[at % 4] = (counts[at % 4] ?? 0) + 1;
  }
  const shares = counts.map((count) => count / (length / 4));
  const [a = 0, b = 0, c = 0, d = 0] = shares;
  const few = 0.1;
  const many = 0.3;
  if (a < few && b > many && c > 0.9 && d > 0.9) return 'utf-32le';
  if (a > 0.9 && b > 0.9 && c > many && d < few) return 'utf-32be';
  if (a < few && c < few && b > many && d > many) return 'utf-16le';
  if (a > many && c > many && b < few && d < few) return 'utf-16be';
  return null;
}
