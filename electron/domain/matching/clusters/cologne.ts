// How a German reader would say a Latin word, roughly: Cologne phonetics (Hans Joachim Postel, 1969). Digits stand for sounds.

const rules: readonly (readonly [RegExp, string])[] = [
  [/^C(?=[AHKLOQRUX])|(?<![SZ])(?<=.)C(?=[AHKOQUX])/g, '4'],
  [/C/g, '8'],
  [/PH/g, '3'],
  [/[DT](?=[8SZ])/g, '8'],
  [/(?<=[KQ48])X/g, '8'],
  [/X/g, '48'],
  [/[BP]/g, '1'],
  [/[DT]/g, '2'],
  [/[FVW]/g, '3'],
  [/[GKQ]/g, '4'],
  [/L/g, '5'],
  [/[MN]/g, '6'],
  [/R/g, '7'],
  [/[SZ]/g, '8'],
  [/[AEIJOUY]/g, '0'],
  [/H/g, ''],
  [/(\d)\1+/g, '$1'],
  [/(?<!^)0/g, ''],
];

/** Of a word of Latin letters a … z; an umlaut is read like its vowel. */
export function cologne(word: string): string {
  let sound = word.toUpperCase();
  for (const [from, to] of rules) sound = sound.replace(from, to);
  return sound;
}
