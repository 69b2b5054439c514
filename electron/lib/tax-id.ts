// A tax id without what people write between its characters, so that one is the same however it is spaced.
export const taxIdMarks = [' ', '\u00a0', '.', '/', '-'];

export const plainTaxId = (taxId: string): string =>
  taxIdMarks.reduce((text, mark) => text.replaceAll(mark, ''), taxId).toUpperCase();
