// How many columns the table has, judged by how many cells its records have.

/** The header's width, unless nine in ten data rows are wider: then the header lacks names. */
export function widthOf(header: number, widths: number[]): number {
  const common = mostCommon(widths);
  if (header === 0) return common;
  const wider = widths.filter((width) => width > header).length;
  return wider > 0 && wider >= widths.length * 0.9 ? Math.max(header, common) : header;
}

/** Where two are as common, several columns before one, and what came first. */
export function mostCommon(widths: number[]): number {
  const counts = new Map<number, number>();
  for (const width of widths) counts.set(width, (counts.get(width) ?? 0) + 1);
  const ranked = [...counts].sort(([a, m], [b, n]) => n - m || Number(a === 1) - Number(b === 1));
  return ranked[0]?.[0] ?? 1;
}
