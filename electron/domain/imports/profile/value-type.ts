// What a value looks like, told by the kinds of its characters first and by a closer look only where they leave a doubt.
// Nothing is converted by it: it is what a person is shown.
import type { ValueType } from '../../../../shared/schema/profile.ts';
import { isCountryCode } from './country-words.ts';
import { isEmail, isHost, isUrl } from './host-text.ts';
import { kinds, letters } from './scan-text.ts';

const {
  digit,
  lower,
  space,
  at,
  dot,
  comma,
  hyphen,
  slash,
  colon,
  plus,
  sign,
  bracket,
  apostrophe,
  separator,
} = kinds;
const { other, wide } = kinds;

const date =
  /^(\d{4}([-/.])\d{1,2}\2\d{1,2}|\d{1,2}([-/.])\d{1,2}\3(\d{4}|\d{2}))([T ]\d{1,2}[:.]\d{2}([:.]\d{2}([.,]\d+)?)?( ?[AaPp][Mm])?( ?(Z|UTC|[+-]\d{2}:?\d{2}))?)?$/;
const months = 'jan|feb|mar|mär|apr|may|mai|jun|jul|aug|sep|oct|okt|nov|dec|dez';
const namedDate = new RegExp(
  `^(\\d{1,2}\\.?[ -](${months})[a-zä]*\\.?,?[ -]\\d{2,4}|(${months})[a-zä]*\\.? \\d{1,2},? \\d{4})$`,
  'i',
);
const number = /^[-+]?(\d+|\d{1,3}([,.' ]\d{3})+|\d{1,2}(,\d{2})+,\d{3})([.,]\d+)?$/;
const amount =
  /^[-+(]?\s?(US\$|[$€£¥%]|[A-Z]{3})?\s?[\d.,' \u00A0\u202F]*\d\s?(k|mm?|mn|mio|million|bn?|billion|thousand|mrd|tsd)?\.?\s?(US\$|[$€£¥%]|[A-Z]{3})?\)?$/i;
const range =
  /^([<>≥≤~]|over|under|more than|approx\.?|about|ca\.?|circa)?\s?\d[\d,.' ]*\s?((-|–|—|−|to|bis|\.\.\.?|…|à)\s?\d[\d,.' ]*|\+|plus|or more)?(\s(employees|people|staff|mitarbeiter))?$/i;
const phone = /^(\+|00|\(|\d)[\d\s().\-/+]*\d(\s?(ext\.?|x|#)\s?\d+)?$/i;
const booleans = new Set('true false yes no y n ja nein oui non si sí sim não x'.split(' '));

const onlyOf = (marks: number, allowed: number): boolean => (marks & ~allowed) === 0;

/** Of a trimmed text that is not empty, and the kinds of characters in it (scan-text.ts). */
export function typeOf(text: string, marks: number): ValueType {
  if (marks === digit) return typeOfDigits(text);
  if ((marks & at) !== 0) return (marks & (space | separator)) === 0 && isEmail(text) ? 'email' : 'text';
  if ((marks & digit) === 0) return typeOfWord(text, marks);
  if ((marks & letters) === 0) return typeOfFigures(text, marks);
  return typeOfMixed(text, marks);
}

function typeOfDigits(text: string): ValueType {
  const first = text.charCodeAt(0);
  if (text.length > 15 || (first === 48 && text.length > 1)) return 'id';
  return text.length === 4 && first > 48 && (first === 49 || text <= '2100') ? 'year' : 'integer';
}

/** No digit stands in it. */
function typeOfWord(text: string, marks: number): ValueType {
  if ((marks & dot) !== 0 && (marks & space) === 0) {
    if (isHost(text)) return 'domain';
    return (marks & slash) !== 0 && isUrl(text) ? 'url' : 'text';
  }
  if (text.length === 2 && isCountryCode(text)) return booleans.has(text) ? 'boolean' : 'country';
  return text.length < 6 && booleans.has(text.toLowerCase()) ? 'boolean' : 'text';
}

const figures = digit | space | dot | comma | hyphen | slash | plus | bracket | apostrophe;

/** Digits without a letter. */
function typeOfFigures(text: string, marks: number): ValueType {
  if ((marks & (wide | sign | other)) !== 0) return typeOfSigned(text);
  if ((marks & colon) !== 0) return date.test(text) ? 'date' : 'text';
  if (!onlyOf(marks, figures)) return 'text';
  if ((marks & (slash | hyphen | dot)) !== 0 && date.test(text)) return 'date';
  if ((marks & (slash | bracket)) === 0 && number.test(text) && !isLongPhone(text, marks))
    return numberType(text);
  if ((marks & (slash | bracket)) === 0 && text.charCodeAt(0) !== 48 && range.test(text)) return 'range';
  return isPhone(text) ? 'phone' : marks === (digit | hyphen) || marks === (digit | dot) ? 'id' : 'text';
}

const numberType = (text: string): ValueType =>
  /^[-+]?(\d{1,3}([,.' ]\d{3})*|\d+|\d{1,2}(,\d{2})+,\d{3})$/.test(text) ? 'integer' : 'decimal';

/** `+46 611 555 012`, `030 555 123`: no one writes a number so. */
const isLongPhone = (text: string, marks: number): boolean => {
  const first = text.charCodeAt(0);
  return (first === 43 && text.length > 8) || ((marks & space) !== 0 && first === 48);
};

function isPhone(text: string): boolean {
  let digits = 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code > 47 && code < 58) digits += 1;
  }
  return digits > 5 && digits < 18 && phone.test(text);
}

function typeOfSigned(text: string): ValueType {
  if (text.length > 40) return 'text';
  if (range.test(text)) return 'range';
  return amount.test(text) ? 'amount' : 'text';
}

/** Digits and letters. */
function typeOfMixed(text: string, marks: number): ValueType {
  if ((marks & dot) !== 0 && (marks & space) === 0) {
    if (isHost(text)) return 'domain';
    if ((marks & slash) !== 0 && isUrl(text)) return 'url';
  }
  if (text.length > 64 || (marks & separator) !== 0) return 'text';
  const first = text.charCodeAt(0);
  if (first > 47 && first < 58 && (marks & (hyphen | slash | dot | space)) !== 0) {
    if (date.test(text) || namedDate.test(text)) return 'date';
  }
  return typeOfLettered(text, marks);
}

function typeOfLettered(text: string, marks: number): ValueType {
  if (text.length < 32) {
    if ((marks & space) !== 0 && (marks & lower) !== 0 && namedDate.test(text)) return 'date';
    if (range.test(text)) return 'range';
    if (amount.test(text)) return 'amount';
    if (isPhone(text)) return 'phone';
  }
  return (marks & (space | wide | comma)) === 0 && text.length > 3 ? 'id' : 'text';
}
