// What a provider sent, as JSON, or in a word what it is instead.
import { brokenOff, emptyAnswer, notJson, webPage } from './faults.ts';
import type { WireAnswer } from './exchange.ts';

/** A refusal in another form is answered with null: its status says enough. */
export function readJson({ status, body }: WireAnswer, who: string, key = ''): unknown {
  const isRefusal = status >= 300;
  const text = withoutKey(decode(body), key);
  if (text?.trim() === '') {
    if (isRefusal || status === 204) return null;
    throw emptyAnswer(who);
  }
  try {
    if (text !== null) return JSON.parse(text) as unknown;
  } catch (error) {
    if (!isRefusal) throw mistakeIn(text ?? '', error, who);
  }
  if (isRefusal) return null;
  throw notJson(who);
}

/** Some answer with all that they were sent, and answers are kept: not with the key in them. */
function withoutKey(text: string | null, key: string): string | null {
  if (text === null || key.length < 6) return text;
  const asJson = JSON.stringify(key).slice(1, -1);
  // As it is sent for basic authentication, with the key as the name of the user.
  const asUser = Buffer.from(`${key}:`).toString('base64');
  return [key, asJson, encodeURIComponent(key), asUser].reduce(
    (rest, form) => rest.replaceAll(form, '[key]'),
    text,
  );
}

function decode(body: Buffer): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch {
    return null;
  }
}

function mistakeIn(text: string, error: unknown, who: string): Error {
  if (/^\s*</.test(text)) return webPage(who);
  const { message } = error as Error;
  const at = Number(/at position (\d+)/.exec(message)?.[1] ?? -1);
  const isCut = at >= text.trimEnd().length || /end of JSON input|^Unterminated/.test(message);
  return isCut ? brokenOff(who) : notJson(who);
}
