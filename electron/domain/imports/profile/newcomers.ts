// Finds values that come often though they came too late to be kept: a small table of hashes, in which what comes again
// wears down what does not.

const slots = 2048;
/** Seen so often, a newcomer is one to keep. */
const enough = 12;

export class Newcomers {
  readonly #hashes = new Float64Array(slots);
  readonly #counts = new Uint8Array(slots);

  /** How often a value was seen once it is worth keeping, else 0. */
  seen(hash: number): number {
    const slot = (hash >>> 9) & (slots - 1);
    const count = this.#counts[slot] ?? 0;
    if (this.#hashes[slot] === hash) {
      this.#counts[slot] = count + 1;
      return count + 1 < enough ? 0 : this.#leave(slot);
    }
    if (count > 1) {
      this.#counts[slot] = count - 1;
    } else {
      this.#hashes[slot] = hash;
      this.#counts[slot] = 1;
    }
    return 0;
  }

  #leave(slot: number): number {
    this.#hashes[slot] = 0;
    this.#counts[slot] = 0;
    return enough;
  }
}
