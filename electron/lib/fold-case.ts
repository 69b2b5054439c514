/**
 * The form in which texts are compared without regard to case: Unicode NFC and full case folding ("Straße" = "STRASSE").
 * Lower, upper, lower again: letters such as ẞ and ß reach one form only by both ways.
 */
export const foldCase = (text: string): string =>
  text.normalize('NFC').toLowerCase().toUpperCase().toLowerCase().normalize('NFC');
