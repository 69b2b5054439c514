// Years are names of columns where the values below them are no years: "Region, 2019, 2020" over figures.

const year = /^(19|20)\d\d([-/](19|20)?\d\d)?$/;

export function isYearOver(name: string, cells: readonly string[]): boolean {
  if (!year.test(name.trim())) return false;
  const filled = cells.filter((cell) => cell.trim() !== '');
  return filled.filter((cell) => year.test(cell.trim())).length < Math.max(1, filled.length / 2);
}
