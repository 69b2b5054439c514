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

const turkish: Alphabet[] = [{ common: 'ışğüöç', rare: 'âîû\u0307' }];
const baltic: Alphabet[] = [
  { common: 'ąčęėįšųūž', rare: 'óé' },
  { common: 'āčēģīķļņšūž', rare: 'ōŗ' },
  { common: 'õäöü', rare: 'šž' },
];
const ukrainian: Alphabet[] = [{ common: 'оеаинтсрвлкмії', rare: 'дпуяьзгбйчхжшюцщфєґ’' }];
const hebrew: Alphabet[] = [{ common: 'יוהלאמרתבנש', rare: 'דפקעחטזסגצכםןץףך' }];
const arabic: Alphabet[] = [{ common: 'ايلمونترةبعدسكف', rare: 'حقجشصطخذزضظغثهىءأإآؤئپچژگ' }];
const thai: Alphabet[] = [
  {
    common: 'กงจชดตทนบปพมยรลวสหอาะเแโใไิีุู่้ัำ์',
    rare: 'ขคฆฉซฌญฎฏฐฑฒณถธผฝฟภศษฬฮฤๅึื็ฺ๊๋ํๆฯ',
  },
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
  { encoding: 'koi8-u', prior: 0.95, languages: ukrainian },
  { encoding: 'windows-1253', prior: 0.949, languages: greek },
  { encoding: 'windows-1254', prior: 0.95, languages: turkish },
  { encoding: 'windows-1255', prior: 0.94, languages: hebrew },
  { encoding: 'windows-1256', prior: 0.94, languages: arabic },
  { encoding: 'iso-8859-6', prior: 0.93, languages: arabic },
  { encoding: 'windows-1257', prior: 0.9, languages: baltic },
  { encoding: 'windows-874', prior: 0.94, languages: thai },
  { encoding: 'cp850', prior: 0.94, languages: western },
  { encoding: 'cp437', prior: 0.93, languages: western },
  { encoding: 'cp852', prior: 0.93, languages: central },
  { encoding: 'ibm866', prior: 0.94, languages: cyrillic },
  { encoding: 'macintosh', prior: 0.93, languages: western },
];
