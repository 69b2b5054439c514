// How often each value of a column comes and where first, by hash: open addressing over typed arrays, so that counting a
// value that is known allocates nothing.

const firstSlots = 64;

export class Tally {
  /** Hash in each slot, 0 where free; beside it the value's number. */
  #hashes = new Float64Array(firstSlots);
  #numbers = new Uint32Array(firstSlots);
  /** Of each value by its number: half as many as slots, for the table is never fuller. */
  #counts = new Uint32Array(firstSlots / 2);
  #rows = new Uint32Array(firstSlots / 2);
  #lengths = new Uint32Array(firstSlots / 2);
  #marks = new Int32Array(firstSlots / 2);
  readonly texts: string[] = [];

  get size(): number {
    return this.texts.length;
  }

  /** The value's number; -1 where it is not kept. */
  find(hash: number): number {
    const last = this.#hashes.length - 1;
    for (let slot = (hash >>> 0) & last; ; slot = (slot + 1) & last) {
      const found = this.#hashes[slot];
      if (found === hash) return this.#numbers[slot] ?? 0;
      if (found === 0) return -1;
    }
  }

  count(number: number): void {
    this.#counts[number] = (this.#counts[number] ?? 0) + 1;
  }

  add(hash: number, value: TalliedValue): void {
    if ((this.size + 1) * 2 > this.#hashes.length) this.#grow();
    const number = this.texts.push(value.text) - 1;
    this.#counts[number] = value.count;
    this.#rows[number] = value.row;
    this.#lengths[number] = value.length;
    this.#marks[number] = value.marks;
    this.#place(hash, number);
  }

  get(number: number): TalliedValue {
    return {
      text: this.texts[number] ?? '',
      count: this.#counts[number] ?? 0,
      row: this.#rows[number] ?? 0,
      length: this.#lengths[number] ?? 0,
      marks: this.#marks[number] ?? 0,
    };
  }

  countOf(number: number): number {
    return this.#counts[number] ?? 0;
  }

  /** In the order in which they came first. */
  *values(): Generator<TalliedValue> {
    for (let number = 0; number < this.size; number += 1) yield this.get(number);
  }

  eachHash(take: (hash: number) => void): void {
    for (const hash of this.#hashes) if (hash !== 0) take(hash);
  }

  /** Only the values that come most often, ties in their order, with no more characters in all than allowed. */
  mostFrequent(most: number, characters: number): Tally {
    const hashes = new Float64Array(this.size);
    for (let slot = 0; slot < this.#hashes.length; slot += 1) {
      if (this.#hashes[slot] !== 0) hashes[this.#numbers[slot] ?? 0] = this.#hashes[slot] ?? 0;
    }
    const numbers = Array.from(hashes.keys()).sort((a, b) => this.countOf(b) - this.countOf(a) || a - b);
    const kept = new Tally();
    let left = characters;
    const fitting = numbers.slice(0, most).filter((number) => {
      left -= this.texts[number]?.length ?? 0;
      return left >= 0;
    });
    for (const number of fitting.sort((a, b) => a - b)) kept.add(hashes[number] ?? 1, this.get(number));
    return kept;
  }

  #place(hash: number, number: number): void {
    const last = this.#hashes.length - 1;
    let slot = (hash >>> 0) & last;
    while (this.#hashes[slot] !== 0) slot = (slot + 1) & last;
    this.#hashes[slot] = hash;
    this.#numbers[slot] = number;
  }

  #grow(): void {
    const [hashes, numbers] = [this.#hashes, this.#numbers];
    const slots = hashes.length * 2;
    this.#hashes = new Float64Array(slots);
    this.#numbers = new Uint32Array(slots);
    this.#counts = enlarged(this.#counts, new Uint32Array(slots / 2));
    this.#rows = enlarged(this.#rows, new Uint32Array(slots / 2));
    this.#lengths = enlarged(this.#lengths, new Uint32Array(slots / 2));
    this.#marks = enlarged(this.#marks, new Int32Array(slots / 2));
    for (let slot = 0; slot < hashes.length; slot += 1) {
      const hash = hashes[slot] ?? 0;
      if (hash !== 0) this.#place(hash, numbers[slot] ?? 0);
    }
  }
}

/** `row`: where it came first. `marks`: kinds of characters, see scan-text.ts. */
export type TalliedValue = { text: string; count: number; row: number; length: number; marks: number };

function enlarged<T extends Uint32Array | Int32Array>(from: T, to: T): T {
  to.set(from);
  return to;
}
