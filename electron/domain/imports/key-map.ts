// Millions of keys in memory: hash → company numbers, as open addressing over typed arrays. A Map of them takes ten times
// the room. A hash may stand for several companies; nothing is ever removed, because hits are confirmed.

const none: readonly number[] = [];

export type KeyMap = {
  add(hash: number, companyNo: number): void;
  find(hash: number): readonly number[];
  size(): number;
};

/** `expected`: how many keys will come, so that the map need not grow on the way. */
export function createKeyMap(expected = 0): KeyMap {
  let capacity = 1024;
  while (capacity < expected * 1.5) capacity *= 2;
  let hashes = new Float64Array(capacity);
  let numbers = new Int32Array(capacity);
  let used = 0;

  // A free place has company number 0, which no company has.
  const place = (hash: number): number => hash & (capacity - 1);

  const put = (hash: number, companyNo: number): void => {
    let at = place(hash);
    while (numbers[at] !== 0) at = (at + 1) & (capacity - 1);
    hashes[at] = hash;
    numbers[at] = companyNo;
  };

  const grow = (): void => {
    const before = { hashes, numbers };
    capacity *= 2;
    hashes = new Float64Array(capacity);
    numbers = new Int32Array(capacity);
    for (let at = 0; at < before.numbers.length; at += 1) {
      const companyNo = before.numbers[at] ?? 0;
      if (companyNo !== 0) put(before.hashes[at] ?? 0, companyNo);
    }
  };

  return {
    add(hash, companyNo) {
      used += 1;
      if (used > capacity * 0.7) grow();
      put(hash, companyNo);
    },
    find(hash) {
      let found: number[] | null = null;
      for (let at = place(hash); numbers[at] !== 0; at = (at + 1) & (capacity - 1)) {
        if (hashes[at] === hash) (found ??= []).push(numbers[at] ?? 0);
      }
      return found ?? none;
    },
    size: () => used,
  };
}
