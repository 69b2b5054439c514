// A text of a workbook: its runs joined, the readings of East Asian words (phonetic runs) left out.
import type { XmlHandler } from '../read-xml.ts';

/** Calls `onText` at the end of each element of this name with the text within it. */
export function createTextReader(element: string, onText: (text: string) => void): Required<XmlHandler> {
  let text = '';
  let inText = false;
  let inPhonetic = false;
  return {
    open(name) {
      if (name === element) text = '';
      else if (name === 't') inText = !inPhonetic;
      else if (name === 'rPh') inPhonetic = true;
    },
    text(piece) {
      if (inText) text += piece;
    },
    close(name) {
      if (name === 't') inText = false;
      else if (name === 'rPh') inPhonetic = false;
      else if (name === element) onText(unescapeText(text));
    },
  };
}

/** Signs that XML cannot hold stand as _x000D_; an underscore before such a text as _x005F_. */
export const unescapeText = (text: string): string =>
  text.includes('_x')
    ? text.replace(/_x([0-9a-fA-F]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    : text;
