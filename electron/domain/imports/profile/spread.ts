// Smallest, largest, mean and histogram of numbers that come one by one, in little memory: 64 bars whose width doubles
// when a number lies outside of them. Every count is exact; only the width of the bars follows the data.
import { profileLimits, type Spread } from '../../../../shared/schema/profile.ts';

const size = 64;

export class SpreadCounter {
  /** Bar `at` holds numbers from (`#first` + at) × `#width` on. */
  #bars = new Float64Array(size);
  #first = 0;
  #last = -1;
  #width: number;
  #count = 0;
  #sum = 0;
  #min = Number.POSITIVE_INFINITY;
  #max = Number.NEGATIVE_INFINITY;
  #whole = true;

  /** `finest`: the narrowest bar, a power of two. */
  constructor(finest = 1) {
    this.#width = finest;
  }

  get count(): number {
    return this.#count;
  }

  get min(): number {
    return this.#min;
  }

  get max(): number {
    return this.#max;
  }

  add(value: number, rows: number): void {
    if (!Number.isFinite(value)) return;
    if (value < this.#min) this.#min = value;
    if (value > this.#max) this.#max = value;
    if (this.#whole && !Number.isInteger(value)) this.#whole = false;
    this.#sum += value * rows;
    let bar = Math.floor(value / this.#width);
    if (bar < this.#first || bar >= this.#first + size || this.#count === 0) bar = this.#makeRoom(bar, value);
    else if (bar > this.#last) this.#last = bar;
    this.#count += rows;
    const at = bar - this.#first;
    this.#bars[at] = (this.#bars[at] ?? 0) + rows;
  }

  #makeRoom(bar: number, value: number): number {
    if (this.#count === 0) {
      this.#first = bar;
      this.#last = bar;
      return bar;
    }
    let wanted = bar;
    while (Math.max(this.#last, wanted) - Math.min(this.#first, wanted) >= size) {
      this.#widen();
      wanted = Math.floor(value / this.#width);
    }
    if (wanted < this.#first) this.#shiftTo(wanted);
    if (wanted > this.#last) this.#last = wanted;
    return wanted;
  }

  #widen(): void {
    const bars = new Float64Array(size);
    const first = Math.floor(this.#first / 2);
    for (let at = 0; at <= this.#last - this.#first; at += 1) {
      const to = Math.floor((this.#first + at) / 2) - first;
      bars[to] = (bars[to] ?? 0) + (this.#bars[at] ?? 0);
    }
    this.#bars = bars;
    this.#first = first;
    this.#last = Math.floor(this.#last / 2);
    this.#width *= 2;
  }

  #shiftTo(first: number): void {
    this.#bars.copyWithin(this.#first - first, 0, this.#last - this.#first + 1);
    this.#bars.fill(0, 0, this.#first - first);
    this.#first = first;
  }

  /** The value below which a share of the numbers lies, to within a bar. */
  quantile(share: number): number {
    let below = 0;
    for (let at = 0; at <= this.#last - this.#first; at += 1) {
      const rows = this.#bars[at] ?? 0;
      if (below + rows >= share * this.#count && rows > 0) {
        const part = (share * this.#count - below) / rows;
        const value = (this.#first + at + part) * this.#width;
        return Math.min(Math.max(value, this.#min), this.#max);
      }
      below += rows;
    }
    return this.#max;
  }

  result(): Spread | null {
    if (this.#count === 0) return null;
    let step = 1;
    while (this.#groups(step) > profileLimits.bins || (this.#whole && this.#width * step < 1)) step *= 2;
    return { min: this.#min, max: this.#max, mean: this.#sum / this.#count, bins: this.#binsOf(step) };
  }

  #groups(step: number): number {
    return Math.floor(this.#last / step) - Math.floor(this.#first / step) + 1;
  }

  #binsOf(step: number): Spread['bins'] {
    const first = Math.floor(this.#first / step);
    const width = this.#width * step;
    const bins = Array.from({ length: this.#groups(step) }, (_, at) => ({
      from: (first + at) * width,
      to: (first + at + 1) * width,
      rows: 0,
    }));
    for (let bar = this.#first; bar <= this.#last; bar += 1) {
      const bin = bins[Math.floor(bar / step) - first];
      if (bin) bin.rows += this.#bars[bar - this.#first] ?? 0;
    }
    return bins;
  }
}
