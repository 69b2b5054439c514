// A histogram that needs little room whatever comes: bins are merged by tens (months into years) while there are too many of them.

export type Bar = { from: string; to: string; count: number };
export type Range = { min: string; max: string; bars: Bar[] };

export type Bins = { add(value: number): void; bars(): { from: number; to: number; count: number }[] };

const mostBins = 2000;
const mostBars = 24;

/** `steps`: widths that a bar may have, each a whole multiple of the one before; the last goes on by tens. */
export function createBins(unit: number, steps: readonly number[] = [1, 10]): Bins {
  let counts = new Map<number, number>();
  let width = unit;

  const merge = (by: number): void => {
    const merged = new Map<number, number>();
    for (const [at, count] of counts) {
      const to = Math.floor(at / by);
      merged.set(to, (merged.get(to) ?? 0) + count);
    }
    counts = merged;
    width *= by;
  };
  const span = (): number => {
    let low = Infinity;
    let high = -Infinity;
    for (const at of counts.keys()) {
      low = Math.min(low, at);
      high = Math.max(high, at);
    }
    return counts.size === 0 ? 0 : high - low + 1;
  };
  const nextFactor = (): number => {
    const at = steps.findIndex((step) => step * unit > width * 1.000_001);
    return at === -1 ? 10 : Math.round(((steps[at] ?? 1) * unit) / width);
  };

  return {
    add(value) {
      const at = Math.floor(value / width + 1e-9);
      counts.set(at, (counts.get(at) ?? 0) + 1);
      if (counts.size > mostBins) merge(nextFactor());
    },
    bars() {
      while (span() > mostBars) {
        const factor = nextFactor();
        // Twice and five times are rounder than ten times at once, where ten would leave too few bars.
        merge(factor !== 10 ? factor : span() <= mostBars * 2 ? 2 : span() <= mostBars * 5 ? 5 : 10);
      }
      const all = [...counts.keys()].sort((a, b) => a - b);
      const first = all[0];
      const last = all.at(-1);
      if (first === undefined || last === undefined) return [];
      return Array.from({ length: last - first + 1 }, (_, index) => {
        const at = first + index;
        return { from: at * width, to: (at + 1) * width, count: counts.get(at) ?? 0 };
      });
    },
  };
}
