// Letters that languages write beyond ASCII: evidence for the encoding that a file was written in.
import type { Encoding } from '../../../../../shared/schema/import.ts';

/** `common` are the letters that an ordinary text has many of, `rare` those that occur. Lower case. */
export type Alphabet = { common: string; rare: string };

const german = { common: 'äöüß', rare: 'éèáà' };

const western: Alphabet[] = [
  german,
  { common: 'éèàêç', rare: 'ëâùûüîïôœæÿ' },
  { common: 'áéíóñ', rare: 'úüàç' },
  { common: 'ãçáõé', rare: 'âàêíóôúü' },
  { common: 'àèéòù', rare: 'ìóí' },
  { common: 'åäöæøé', rare: 'üèàá' },
  { common: 'áíæþðöú', rare: 'éóý' },
  { common: 'ëïéö', rare: 'èüêç' },
  { common: 'õäöü', rare: 'šž' },
];

const central: Alphabet[] = [
  german,
  { common: 'ąęłóśż', rare: 'ćńźäöü' },
  { common: 'áčéěířšůýž', rare: 'ďňóťúäöü' },
  { common: 'áčéíšúýžľ', rare: 'äďĺňóôŕť' },
  { common: 'áéíóöőü', rare: 'úű' },
  { common: 'ăâîşţ', rare: 'șț' },
  { common: 'čšžć', rare: 'đ' },
];

const cyrillic: Alphabet[] = [{ common: 'оеаинтсрвлкм', rare: 'дпуяыьзгбйчхжшюцщэфёъіїєґўј' }];
const greek: Alphabet[] = [{ common: 'αοιετσνηυρπκλςί', rare: 'γδθωχφβξζψμάέήόύώϊϋΐΰ' }];

/** Encodings of one byte a character. `prior`: how readily each is believed when the text alone does not decide. */
export const alphabets: { encoding: Encoding; prior: number; languages: Alphabet[] }[] = [
  { encoding: 'windows-1252', prior: 1, languages: western },
  { encoding: 'windows-1250', prior: 0.96, languages: central },
  { encoding: 'windows-1251', prior: 0.97, languages: cyrillic },
  { encoding: 'iso-8859-2', prior: 0.955, languages: central },
  { encoding: 'iso-8859-5', prior: 0.94, languages: cyrillic },
  { encoding: 'iso-8859-7', prior: 0.95, languages: greek },
  { encoding: 'iso-8859-15', prior: 0.95, languages: western },
  { encoding: 'koi8-r', prior: 0.96, languages: cyrillic },
];
