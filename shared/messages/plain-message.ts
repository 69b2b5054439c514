// A message that only puts values between words, as most do, is filled in here: the whole format takes ten times as long, and an
// import may tell a million rows why they fail.
import type { IntlMessageFormat } from 'intl-messageformat';
import type { MessageValues } from './message.ts';

type Piece = { isName: boolean; text: string };
/** In reading order. */
export type PlainMessage = readonly Piece[];

/** As the parser numbers the elements of a message. */
const literal = 0;
const argument = 1;

/** Null for a message with plurals, choices, formatted numbers or tags. */
export function plainOf(format: IntlMessageFormat): PlainMessage | null {
  const pieces: Piece[] = [];
  for (const element of format.getAst()) {
    const kind: number = element.type;
    if ((kind !== literal && kind !== argument) || !('value' in element)) return null;
    pieces.push({ isName: kind === argument, text: element.value });
  }
  return pieces;
}

/** Null where a value is missing or is no text or number: the format has its own way with these. */
export function fillIn(message: PlainMessage, values: MessageValues): string | null {
  let made = '';
  for (const { isName, text } of message) {
    const value = isName ? values[text] : text;
    if (typeof value !== 'string' && typeof value !== 'number') return null;
    made += value;
  }
  return made;
}
