// UTF-16 and UTF-32 without a BOM show by where their NUL bytes stand, and by what they read like.
import type { Encoding } from '../../../../../shared/schema/import.ts';

const looked = 8192;

export function encodingByNuls(head: Buffer): Encoding | null {
  const shares = nulShares(head);
  const [a = 0, b = 0, c = 0, d = 0] = shares;
  const few = 0.1;
  const many = 0.3;
  if (a < few && b > many && c > 0.9 && d > 0.9) return 'utf-32le';
  if (a > 0.9 && b > 0.9 && c > many && d < few) return 'utf-32be';
  if (a < few && c < few && b > many && d > many) return 'utf-16le';
  if (a > many && c > many && b < few && d < few) return 'utf-16be';
  return wideText(head, shares);
}

/** For each place within four bytes, the share of NULs. */
function nulShares(head: Buffer): number[] {
  const counts = [0, 0, 0, 0];
  const length = Math.min(head.length, looked);
  for (let at = 0; at < length; at += 1) {
    if (head[at] === 0) counts[at % 4] = (counts[at % 4] ?? 0) + 1;
  }
  return counts.map((count) => count / (length / 4));
}

/** Scripts beyond Latin have NULs only in their line ends and delimiters: mostly on one side, and the rest is text. */
function wideText(head: Buffer, [a = 0, b = 0, c = 0, d = 0]: number[]): Encoding | null {
  const first = a + c;
  const second = b + d;
  if (Math.max(first, second) < 0.02 || Math.min(first, second) > Math.max(first, second) / 3) return null;
  const encoding = second > first ? 'utf-16le' : 'utf-16be';
  const text = new TextDecoder(encoding).decode(head.subarray(0, looked - (looked % 2)));
  return /[\r\n]/.test(text) && readsWell(text) ? encoding : null;
}

/** Bytes of another encoding, taken by twos, are anything: private, unassigned, of all scripts. */
function readsWell(text: string): boolean {
  const odd = text.match(/[\p{Cn}\p{Co}\uFFFD]/gu)?.length ?? 0;
  const controls = text.match(/(?![\t\n\r])\p{Cc}/gu)?.length ?? 0;
  return odd + controls <= text.length / 100;
}
