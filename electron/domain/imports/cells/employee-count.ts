// Head counts as people write them → one of the ranges that a company can have.
import { employeeRanges, type EmployeeRange } from '../../../../shared/schema/company.ts';

const count = String.raw`(\d{1,3}(?:[,. ']\d{3})+|\d+)`;
const between = new RegExp(`^${count} ?(?:-|–|—|−|~|\\.\\.\\.?|…|to|bis|à|a) ?${count}$`, 'i');
const single = new RegExp(`^${count}$`);
const above = new RegExp(
  `^(?:(?:over|more than|>|>=|≥) ?${count}|${count} ?(?:\\+|plus|or more|and more|and above))$`,
  'i',
);

const bounds = employeeRanges.map((range) => {
  const [low = '', high] = range.replace('+', '').split('-');
  return high === undefined
    ? { range, low: Number(low) + 1, high: Number.POSITIVE_INFINITY }
    : { range, low: Number(low), high: Number(high) };
});

const rangeOf = (heads: number): EmployeeRange | null =>
  bounds.find(({ low, high }) => heads >= low && heads <= high)?.range ?? null;

const toNumber = (text: string | undefined): number => Number((text ?? '').replace(/[,. ']/g, ''));

/** `"51 – 200"`, `"10,000+"` and `"120"` → a range; null where the text fits into no single one. */
export function findEmployeeRange(text: string): EmployeeRange | null {
  const plain = text
    .replace(/\s+/g, ' ')
    .replace(/ ?(employees|employee|people|staff|mitarbeiter|mitarbeitende|ma)\.?$/i, '')
    .trim();
  const one = single.exec(plain);
  if (one) return rangeOf(toNumber(one[1]));
  const two = between.exec(plain);
  if (two) return sameRange(toNumber(two[1]), toNumber(two[2]));
  const open = above.exec(plain);
  return open && toNumber(open[1] ?? open[2]) >= 10_000 ? '10000+' : null;
}

function sameRange(low: number, high: number): EmployeeRange | null {
  const range = rangeOf(low);
  return low <= high && range === rangeOf(high) ? range : null;
}
