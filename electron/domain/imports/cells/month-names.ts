// Names of months, long and short, in the languages of the world's bigger economies. One that is two months in two languages
// is none.

const languages = 'en de fr es it nl pt pl sv da nb fi cs hu ro tr ru uk el id'.split(' ');

export const foldedWord = (word: string): string =>
  word.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/\.$/, '');

let months: ReadonlyMap<string, number> | null = null;

function buildMonths(): ReadonlyMap<string, number> {
  const found = new Map<string, number>([['sept', 9]]);
  for (const [language, style, day] of forms()) {
    const format = new Intl.DateTimeFormat(language, {
      month: style,
      timeZone: 'UTC',
      ...(day && { day: 'numeric' }),
    });
    for (let month = 1; month <= 12; month += 1) {
      const parts = format.formatToParts(Date.UTC(2021, month - 1, 5));
      add(found, parts.find(({ type }) => type === 'month')?.value ?? '', month);
    }
  }
  return found;
}

/** With a day, some languages write a month's name in another case. */
const forms = () =>
  languages.flatMap((language) =>
    (['long', 'short'] as const).flatMap((style) =>
      [true, false].map((day) => [language, style, day] as const),
    ),
  );

function add(found: Map<string, number>, name: string, month: number): void {
  const key = foldedWord(name);
  if (!/^\p{L}{3,}$/u.test(key)) return;
  const other = found.get(key);
  found.set(key, other === undefined || other === month ? month : 0);
}

/** 1 … 12; null for a word that names no month, or two. */
export function findMonth(word: string): number | null {
  months ??= buildMonths();
  return months.get(foldedWord(word)) || null;
}
