// Millions of keys in memory: hash → company numbers, as open addressing over one typed array. A Map of them takes ten times
// the room. A hash may stand for several companies; nothing is ever removed, because hits are confirmed.

const none: readonly number[] = [];

export type KeyMap = {
  add(hash: number, companyNo: number): void;
  find(hash: number): readonly number[];
  /**
   * Brings the places of these hashes near. Each look into so big an array waits for memory; asked for together they wait
   * together. Answers nothing of use.
   */
  fetch(hashes: Float64Array): number;
  size(): number;
  /** Makes room for so many keys in all, so that the map need not grow on the way. */
  expect(keys: number): void;
};

/** A place holds the low half of the hash, the high one and the company number side by side: one look at memory for all. */
const stride = 3;
/** Of the places, how many may be taken. */
const fullest = 0.7;

export function createKeyMap(expected = 0): KeyMap {
  let capacity = 1024;
  let places = new Int32Array(capacity * stride);
  let used = 0;

  // A free place has company number 0, which no company has.
  const put = (low: number, high: number, companyNo: number): void => {
    const mask = capacity - 1;
    let at = low & mask;
    while (places[at * stride + 2] !== 0) at = (at + 1) & mask;
    places[at * stride] = low;
    places[at * stride + 1] = high;
    places[at * stride + 2] = companyNo;
  };

  const grow = (to: number): void => {
    const before = places;
    capacity = to;
    places = new Int32Array(capacity * stride);
    for (let at = 0; at < before.length; at += stride) {
      const companyNo = before[at + 2] ?? 0;
      if (companyNo !== 0) put(before[at] ?? 0, before[at + 1] ?? 0, companyNo);
    }
  };

  const expect = (keys: number): void => {
    let wanted = capacity;
    while (keys > wanted * fullest) wanted *= 2;
    if (wanted > capacity) grow(wanted);
  };

  expect(expected);
  return {
    add(hash, companyNo) {
      used += 1;
      if (used > capacity * fullest) grow(capacity * 2);
      put(hash | 0, highOf(hash), companyNo);
    },
    find(hash) {
      const mask = capacity - 1;
      const low = hash | 0;
      const high = highOf(hash);
      let found: number[] | null = null;
      for (let at = low & mask; ; at = (at + 1) & mask) {
        const companyNo = places[at * stride + 2] ?? 0;
        if (companyNo === 0) return found ?? none;
        if (places[at * stride] === low && places[at * stride + 1] === high) (found ??= []).push(companyNo);
      }
    },
    fetch(hashes) {
      const mask = capacity - 1;
      let seen = 0;
      for (const hash of hashes) seen ^= places[((hash | 0) & mask) * stride] ?? 0;
      return seen;
    },
    size: () => used,
    expect,
  };
}

const highOf = (hash: number): number => Math.floor(hash / 2 ** 32);
