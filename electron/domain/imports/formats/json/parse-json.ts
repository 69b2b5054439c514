// JSON as it stands in the file: keys in their order, all of them, "__proto__" and repeated ones included, and numbers
// with all of their digits. JSON.parse keeps none of the three.
import { t } from '../../../../../shared/messages/message.ts';

/** An object is the list of its entries; a number is its text. */
export type Json =
  | { kind: 'text' | 'number' | 'literal'; text: string }
  | { kind: 'list'; items: Json[] }
  | { kind: 'object'; entries: [string, Json][] };

export class JsonError extends Error {
  readonly at: number;

  constructor(message: string, at: number) {
    super(message);
    this.at = at;
  }
}

/** Lists and objects within each other. */
const mostNested = 100;
const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const space = /[ \t\n\r]*/y;
// oxlint-disable-next-line no-control-regex
const string = /"[^"\\\u0000-\u001F]*(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[^"\\\u0000-\u001F]*)*"/y;

export function parseJson(text: string): Json {
  const parser = new JsonParser(text);
  const value = parser.value(0);
  parser.end();
  return value;
}

class JsonParser {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  value(depth: number): Json {
    if (depth > mostNested) throw this.#error(t('lists and objects are nested too deep'));
    this.#skipSpace();
    switch (this.#text[this.#at] ?? '') {
      case '{':
        return this.#object(depth);
      case '[':
        return this.#list(depth);
      case '"':
        return { kind: 'text', text: this.#string() };
      default:
        return this.#scalar();
    }
  }

  end(): void {
    this.#skipSpace();
    if (this.#at < this.#text.length) throw this.#unexpected();
  }

  #object(depth: number): Json {
    const entries: [string, Json][] = [];
    this.#at += 1;
    if (this.#takes('}')) return { kind: 'object', entries };
    do {
      this.#skipSpace();
      if (this.#text[this.#at] !== '"') throw this.#unexpected();
      const key = this.#string();
      if (!this.#takes(':')) throw this.#unexpected();
      entries.push([key, this.value(depth + 1)]);
    } while (this.#takes(','));
    if (!this.#takes('}')) throw this.#unexpected();
    return { kind: 'object', entries };
  }

  #list(depth: number): Json {
    const items: Json[] = [];
    this.#at += 1;
    if (this.#takes(']')) return { kind: 'list', items };
    do items.push(this.value(depth + 1));
    while (this.#takes(','));
    if (!this.#takes(']')) throw this.#unexpected();
    return { kind: 'list', items };
  }

  #string(): string {
    const raw = this.#match(string);
    if (raw === null) throw this.#error(t('a text is not closed, or holds a sign that has to be escaped'));
    return raw.includes('\\') ? (JSON.parse(raw) as string) : raw.slice(1, -1);
  }

  #scalar(): Json {
    const digits = this.#match(number);
    if (digits !== null) return { kind: 'number', text: digits };
    const literal = ['true', 'false', 'null'].find((word) => this.#text.startsWith(word, this.#at));
    if (literal === undefined) throw this.#unexpected();
    this.#at += literal.length;
    return { kind: 'literal', text: literal };
  }

  #match(pattern: RegExp): string | null {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text)?.[0];
    if (found === undefined) return null;
    this.#at += found.length;
    return found;
  }

  #takes(sign: string): boolean {
    this.#skipSpace();
    if (this.#text[this.#at] !== sign) return false;
    this.#at += 1;
    return true;
  }

  #skipSpace(): void {
    space.lastIndex = this.#at;
    this.#at += space.exec(this.#text)?.[0].length ?? 0;
  }

  #unexpected(): JsonError {
    const sign = this.#text[this.#at];
    return this.#error(
      sign === undefined ? t('it ends too early') : t('"{sign}" is not expected here', { sign }),
    );
  }

  #error(message: string): JsonError {
    return new JsonError(message, this.#at);
  }
}
