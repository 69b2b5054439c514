// A histogram that needs little room whatever comes: bins are merged by tens (months into years) while there are too many of them.

export type Bar = { from: string; to: string; count: number };

export type Bins = {
  add(value: number): void;
  /** None narrower than `least`, as with whole numbers. */
  bars(least?: number): { from: number; to: number; count: number }[];
};

const mostBins = 2000;
const mostBars = 24;

type Scale = {
  /** Bins of the least width in one. */
  perUnit: number;
  /** Widths in such bins, each a whole multiple of the one before; the last goes on by tens. */
  widths: readonly number[];
};

export const decimal: Scale = { perUnit: 100, widths: [1] };
export const calendar: Scale = { perUnit: 1, widths: [1, 12, 120] };

export function createBins({ perUnit, widths }: Scale): Bins {
  let counts = new Map<number, number>();
  let width = 1;

  const startOf = (bin: number): number => (bin * width) / perUnit;
  /** The ends of bars are what filters compare with: a value on one belongs to the bar that begins there. */
  const binOf = (value: number): number => {
    const bin = Math.floor((value * perUnit) / width);
    return value < startOf(bin) ? bin - 1 : value >= startOf(bin + 1) ? bin + 1 : bin;
  };
  const merge = (by: number): void => {
    const merged = new Map<number, number>();
    for (const [bin, count] of counts) {
      const to = Math.floor(bin / by);
      merged.set(to, (merged.get(to) ?? 0) + count);
    }
    counts = merged;
    width *= by;
  };
  const nextFactor = (): number => (widths.find((wider) => wider > width) ?? width * 10) / width;

  return {
    add(value) {
      const bin = binOf(value);
      counts.set(bin, (counts.get(bin) ?? 0) + 1);
      if (counts.size > mostBins) merge(nextFactor());
    },
    bars(least = 0) {
      if (width < least * perUnit) merge((least * perUnit) / width);
      for (let span = spanOf(counts); span > mostBars; span = spanOf(counts)) {
        const factor = nextFactor();
        // Twice or five times as wide where ten times would leave too few bars.
        merge(factor === 10 ? (fewEnough.find((by) => span <= (mostBars - 1) * by) ?? 10) : factor);
      }
      const first = lowest(counts);
      return Array.from({ length: spanOf(counts) }, (_, at) => ({
        from: startOf(first + at),
        to: startOf(first + at + 1),
        count: counts.get(first + at) ?? 0,
      }));
    },
  };
}

const fewEnough = [2, 5] as const;

const lowest = (counts: ReadonlyMap<number, number>): number =>
  [...counts.keys()].reduce((least, bin) => Math.min(least, bin), Infinity);

function spanOf(counts: ReadonlyMap<number, number>): number {
  if (counts.size === 0) return 0;
  return [...counts.keys()].reduce((most, bin) => Math.max(most, bin)) - lowest(counts) + 1;
}
