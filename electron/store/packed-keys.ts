// Keys as bytes: pairs of hash and company number, each a 64-bit float in the machine's own order. Thousands of keys are
// then one value in one row.

/** [hash, company number, hash, company number, …] */
export type PackedKeys = Float64Array;

const pairBytes = 16;

export function toBlob(keys: PackedKeys): Buffer {
  return Buffer.from(keys.buffer, keys.byteOffset, keys.byteLength);
}

export function fromBlob(blob: Buffer): PackedKeys {
  const whole = blob.byteLength - (blob.byteLength % pairBytes);
  if (blob.byteOffset % 8 === 0) return new Float64Array(blob.buffer, blob.byteOffset, whole / 8);
  return new Float64Array(Uint8Array.from(blob.subarray(0, whole)).buffer);
}

/** Company numbers that stand beside `hash`. */
export function hitsIn(keys: PackedKeys, hash: number): number[] {
  const hits: number[] = [];
  for (let at = 0; at < keys.length; at += 2) if (keys[at] === hash) hits.push(keys[at + 1] ?? 0);
  return hits;
}

/** The pairs of every part, dealt out into groups `from` … `from + count - 1`; empty groups are left out. */
export function groupKeys(
  parts: readonly PackedKeys[],
  groupOf: (hash: number) => number,
  { from, count }: { from: number; count: number },
): Map<number, PackedKeys> {
  const sizes = new Uint32Array(count);
  eachKey(parts, (hash) => {
    const group = groupOf(hash) - from;
    sizes[group] = (sizes[group] ?? 0) + 2;
  });
  const groups = Array.from(sizes, (size) => new Float64Array(size));
  sizes.fill(0);
  eachKey(parts, (hash, companyNo) => {
    const group = groupOf(hash) - from;
    const keys = groups[group];
    const used = sizes[group] ?? 0;
    if (keys) [keys[used], keys[used + 1]] = [hash, companyNo];
    sizes[group] = used + 2;
  });
  return new Map(groups.flatMap((keys, at) => (keys.length === 0 ? [] : [[from + at, keys] as const])));
}

export function eachKey(parts: readonly PackedKeys[], tell: (hash: number, companyNo: number) => void): void {
  for (const keys of parts) {
    for (let at = 0; at < keys.length; at += 2) tell(keys[at] ?? 0, keys[at + 1] ?? 0);
  }
}

export function joinKeys(parts: readonly PackedKeys[]): PackedKeys {
  const joined = new Float64Array(parts.reduce((sum, keys) => sum + keys.length, 0));
  let to = 0;
  for (const keys of parts) {
    joined.set(keys, to);
    to += keys.length;
  }
  return joined;
}
