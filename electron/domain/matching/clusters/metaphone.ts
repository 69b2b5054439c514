// How an English reader would say a Latin word, roughly: Lawrence Philips' Metaphone (1990) as rules in their order.
// `0` stands for "th", `X` for "sh".

const rules: readonly (readonly [RegExp, string])[] = [
  [/([ABD-Z])\1+/g, '$1'],
  [/^(?:A(?=E)|[GKP](?=N)|W(?=R))/, ''],
  [/^X/, 'S'],
  [/X/g, 'KS'],
  [/^WH/, 'W'],
  [/MB$/, 'M'],
  [/SCH/g, 'SK'],
  [/C(?=IA)|CH/g, 'X'],
  [/(?<=S)C(?=[EIY])/g, ''],
  [/C(?=[EIY])/g, 'S'],
  [/C+K?/g, 'K'],
  [/DG(?=[EIY])/g, 'J'],
  [/D/g, 'T'],
  [/G(?=H[^AEIOUY])|G(?=N$|NED$)|GH$/g, ''],
  [/G(?=[EIY])/g, 'J'],
  [/G/g, 'K'],
  [/PH/g, 'F'],
  [/TH/g, '0'],
  [/SH/g, 'X'],
  [/[ST](?=I[AO])/g, 'X'],
  [/T(?=X)/g, ''],
  [/H(?![AEIOUY])|(?<=[CKPRST0X])H/g, ''],
  [/Q/g, 'K'],
  [/V/g, 'F'],
  [/W(?![AEIOUY])/g, ''],
  [/Z/g, 'S'],
  [/Y(?![AEIOU])/g, ''],
  [/(?<!^)[AEIOU]/g, ''],
  [/([A-Z])\1+/g, '$1'],
];

/** Of a word of Latin letters a … z. */
export function metaphone(word: string): string {
  let sound = word.toUpperCase();
  for (const [from, to] of rules) sound = sound.replace(from, to);
  return sound;
}
