// Every text that a person reads goes through here. The English text is its own key, in ICU MessageFormat
// (https://unicode-org.github.io/icu/userguide/format_parse/messages/); another language is a table from it.
import { IntlMessageFormat } from 'intl-messageformat';
import { fillIn, plainOf, type PlainMessage } from './plain-message.ts';

export type Language = 'en' | 'de';
export type MessageValues = Readonly<Record<string, string | number | Date | null | undefined>>;
/** English → the language's own; `context|English` where one English text needs two. */
export type Catalogue = Readonly<Record<string, string>>;

export type Setting = { language: Language; locale: string; catalogue: Catalogue };

let settled: Setting = { language: 'en', locale: 'en', catalogue: {} };
let momentary: () => Setting | undefined = () => undefined;
type Made = { format: IntlMessageFormat; plain: PlainMessage | null };
/** By locale: texts and what was made of them. */
const kept = new Map<string, Map<string, Made>>();

/** Once, before any text is made: modules may hold texts of their own. `locale`: BCP 47, for numbers and dates. */
export function speak(next: Setting): void {
  settled = next;
  kept.clear();
}

/** Where one process speaks to several people: who is spoken to now; undefined leaves it at what was settled. */
export function speakFor(present: () => Setting | undefined): void {
  momentary = present;
}

const setting = (): Setting => momentary() ?? settled;

export const language = (): Language => setting().language;
/** For Intl: the region that the person's system is set to, where it speaks the window's language. */
export const locale = (): string => setting().locale;

/** A text in the person's language. Throws on a value that the text needs and that is not there. */
export function t(message: string, values?: MessageValues): string {
  const text = setting().catalogue[message] ?? message;
  // Apostrophes and braces mean something to the format, and only there.
  if (!values && !/[{<']/.test(text)) return text;
  return say(text, values);
}

/** As `t`, where the same English text means two things: `tc('verb', 'Open')`. */
export function tc(context: string, message: string, values?: MessageValues): string {
  const own = setting().catalogue[`${context}|${message}`];
  return own === undefined ? t(message, values) : say(own, values);
}

function say(text: string, values: MessageValues = {}): string {
  const { format, plain } = madeOf(text);
  return (plain && fillIn(plain, values)) ?? String(format.format(values));
}

/** Marks a text that is translated where it is shown, such as a constant that two languages share. */
export const msg = (message: string): string => message;

type Wrap<T> = (children: readonly (string | T)[]) => T;

/** As `t`, with pieces that are no text: `<b>…</b>` for a function, `{name}` for a piece. In reading order. */
export function parts<T>(
  message: string,
  values: Readonly<Record<string, string | number | T | Wrap<T>>>,
): (string | T)[] {
  const { format } = madeOf(setting().catalogue[message] ?? message);
  const made = format.format<T>(values);
  return Array.isArray(made) ? made : [made];
}

function madeOf(text: string): Made {
  const all = keptFor(locale());
  const known = all.get(text);
  if (known) return known;
  const format = new IntlMessageFormat(text, locale());
  const made = { format, plain: plainOf(format) };
  all.set(text, made);
  return made;
}

function keptFor(place: string): Map<string, Made> {
  const all = kept.get(place) ?? new Map<string, Made>();
  kept.set(place, all);
  return all;
}
