// Rows that sum up those above them, by the word that they begin with.

const words = new Set(
  (
    'total|totals|grand total|sub total|sub-total|subtotal|sum|total general|total général|sous-total|totale|' +
    'totaal|subtotaal|summe|gesamt|gesamtsumme|insgesamt|zwischensumme|suma|suma razem|razem|ogółem|celkem|součet|' +
    'összesen|toplam|genel toplam|итого|всего|разом|усього|σύνολο|summa|totalt|i alt|yhteensä|' +
    '合計|総計|小計|总计|合计|小计|總計|合計|합계|총계|소계|סהכ|المجموع|الإجمالي'
  ).split('|'),
);
const longest = 20;
const firstLetters = new Set([...words].flatMap((word) => [word.charAt(0), word.charAt(0).toUpperCase()]));

/** Quick to say no: every row of every file is asked. */
export const isTotalLabel = (cell: string): boolean =>
  cell.length <= longest && firstLetters.has(cell.charAt(0)) && isTotalWord(cell);

const isTotalWord = (cell: string): boolean =>
  words.has(
    cell
      .trim()
      .replace(/\s*[::]$/, '')
      .toLowerCase(),
  );

/** Beside its label only numbers and empty cells: no record of anything. */
export const holdsOnlyNumbers = (cells: readonly string[]): boolean => {
  const label = cells.findIndex((cell) => cell.trim() !== '');
  return cells.every((cell, at) => at === label || /^[\s\d.,'%$€£¥()+-]*$/.test(cell));
};
