// Head counts as people write them → the ranges that a company can have. Only what means one range is one.
import { employeeRanges, type EmployeeRange } from '../../../../shared/schema/company.ts';

const count = String.raw`(\d{1,3}(?:[,. ']\d{3})+|\d+|\d+[.,]\d(?=k))(k?)`;
const single = new RegExp(`^${count}$`, 'i');
const between = new RegExp(
  `^(?:between |from |zwischen |von )?${count} ?(?:-|–|—|−|~|\\.\\.\\.?|…|to|and|bis|und|à|a|al) ?${count}$`,
  'i',
);
const above = new RegExp(
  `^(?:(?:over|more than|above|at least|>|>=|≥|über|mehr als|min\\.?) ?${count}|${count} ?(?:\\+|plus|or more|and more|and above|and over))$`,
  'i',
);
const below = new RegExp(
  `^(under|less than|fewer than|below|<|unter|weniger als|up to|<=|≤|bis|bis zu) ?${count}$`,
  'i',
);
const about =
  /^(?:~|≈|±|approx(?:imately)?\.?|approximate|about|around|roughly|nearly|almost|circa|ca\.?|c\.|etwa|rund|ungefähr|env(?:iron)?\.?|aprox\.?) ?/i;

const bounds = employeeRanges.map((range) => {
  const [low = '', high] = range.replace('+', '').split('-');
  return high === undefined
    ? { range, low: Number(low) + 1, high: Number.POSITIVE_INFINITY }
    : { range, low: Number(low), high: Number(high) };
});

const withHeads = (from: number, to: number): EmployeeRange[] =>
  from > to ? [] : bounds.filter(({ low, high }) => low <= to && from <= high).map(({ range }) => range);

function toNumber(digits: string | undefined, thousands: string | undefined): number {
  if (thousands) return Math.round(Number((digits ?? '').replace(',', '.')) * 1000);
  return Number((digits ?? '').replace(/[,. ']/g, ''));
}

/** `"51 – 200"`, `"approx 120"`, `"200+"` → every range that it could mean; none where it is no head count. */
export function employeeRangesOf(text: string): EmployeeRange[] {
  const plain = text
    .replace(/\s+/g, ' ')
    .replace(
      / ?(employees|employee|people|staff|fte|ftes|mitarbeiter|mitarbeitende|mitarbeiter:innen|ma|emp)\.?$/i,
      '',
    )
    .trim()
    .replace(about, '');
  const one = single.exec(plain);
  if (one) return withHeads(toNumber(one[1], one[2]), toNumber(one[1], one[2]));
  const two = between.exec(plain);
  if (two) return withHeads(toNumber(two[1], two[2]), toNumber(two[3], two[4]));
  return openRanges(plain);
}

/** `10000+` is the option's own name, and 10000 the last of the range before it. */
function openRanges(plain: string): EmployeeRange[] {
  const open = above.exec(plain);
  if (open) {
    const heads = toNumber(open[1] ?? open[3], open[2] ?? open[4]);
    return withHeads(heads === 10_000 ? 10_001 : heads, Number.POSITIVE_INFINITY);
  }
  const upTo = below.exec(plain);
  if (!upTo) return [];
  const heads = toNumber(upTo[2], upTo[3]);
  const strict = /^(under|less|fewer|below|<$|unter|weniger)/i.test(upTo[1] ?? '');
  return withHeads(1, strict ? heads - 1 : heads);
}
