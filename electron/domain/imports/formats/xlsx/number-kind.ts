// What a number format of a workbook makes of a number: a date, a time, a duration, or just a number.
export type NumberKind = 'number' | 'date' | 'time' | 'datetime' | 'duration';

const between = (id: number, from: number, to: number): boolean => id >= from && id <= to;

/** The formats that every program knows by number, those of East Asian programs included (ECMA-376, 18.8.30). */
export function builtInKind(id: number): NumberKind {
  if (between(id, 14, 17) || between(id, 27, 31) || id === 36 || between(id, 50, 58)) return 'date';
  if (between(id, 18, 21) || between(id, 32, 35) || id === 45 || id === 47) return 'time';
  if (id === 22) return 'datetime';
  return id === 46 ? 'duration' : 'number';
}

/** Judged by the first section of a format, for positive numbers, without its quoted texts. */
export function kindOfFormat(code: string): NumberKind {
  const bare = code
    .replace(/"[^"]*"|\\.|_.|\*./g, '')
    .replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '')
    .toLowerCase();
  const [section = ''] = bare.split(';');
  if (section.includes('general')) return 'number';
  if (/\[(h+|m+|s+)\]/.test(section)) return 'duration';
  const signs = section.replace(/am\/pm|a\/p/g, 'h').replace(/e[+-]/g, '');
  const time = /[hs]/.test(signs);
  const date = /[ydgb]/.test(signs) || (signs.includes('m') && !time) || /m{3,}/.test(signs);
  if (date) return time ? 'datetime' : 'date';
  return time ? 'time' : 'number';
}
