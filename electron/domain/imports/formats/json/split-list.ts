// Finds where each element of a JSON list begins and ends, without reading it, so that a list of any length can be read
// element by element.
import { t } from '../../../../../shared/messages/message.ts';
import { badJson } from '../format-errors.ts';
import { formatLimits } from '../limits.ts';

/** `line`: where it starts in the file. */
export type Element = { text: string; line: number };

const isSpace = (unit: number): boolean => unit === 32 || unit === 10 || unit === 13 || unit === 9;

export class ListSplitter {
  #rest = '';
  /** How much of `#rest` was looked at. */
  #at = 0;
  /** Where the present element starts in `#rest`; -1 between elements. */
  #start = -1;
  #line = 1;
  #startLine = 1;
  #depth = 0;
  #inString = false;
  #escaped = false;
  #ended = false;

  push(text: string): Element[] {
    this.#rest += text;
    const elements: Element[] = [];
    for (; this.#at < this.#rest.length; this.#at += 1) {
      const unit = this.#rest.charCodeAt(this.#at);
      if (unit === 10) this.#line += 1;
      if (this.#inString) this.#inText(unit);
      else this.#outside(unit, elements);
    }
    this.#forget();
    return elements;
  }

  /** The text is over: throws where the list is not. */
  end(): void {
    if (!this.#ended) throw badJson(this.#line, t('the list ends too early'));
  }

  #inText(unit: number): void {
    if (this.#escaped) this.#escaped = false;
    else if (unit === 92) this.#escaped = true;
    else if (unit === 34) this.#inString = false;
  }

  #outside(unit: number, elements: Element[]): void {
    if (isSpace(unit)) return;
    if (this.#ended) throw badJson(this.#line, t('something stands behind the list'));
    if (this.#depth === 0) this.#depth = 1;
    else if (this.#depth === 1 && (unit === 44 || unit === 93)) this.#close(unit === 93, elements);
    else this.#within(unit);
  }

  #within(unit: number): void {
    if (this.#start === -1) {
      this.#start = this.#at;
      this.#startLine = this.#line;
    }
    if (unit === 34) this.#inString = true;
    else if (unit === 123 || unit === 91) this.#depth += 1;
    else if (unit === 125 || unit === 93) this.#depth -= 1;
    if (this.#depth < 1)
      throw badJson(this.#line, t('"{sign}" is not expected here', { sign: String.fromCharCode(unit) }));
  }

  #close(isEnd: boolean, elements: Element[]): void {
    if (this.#start !== -1)
      elements.push({ text: this.#rest.slice(this.#start, this.#at), line: this.#startLine });
    this.#start = -1;
    this.#ended = isEnd;
  }

  /** Keeps only what the present element needs. */
  #forget(): void {
    const from = this.#start === -1 ? this.#at : this.#start;
    this.#rest = this.#rest.slice(from);
    this.#at -= from;
    if (this.#start !== -1) this.#start = 0;
    if (this.#rest.length > formatLimits.record)
      throw badJson(this.#startLine, t('the record is longer than 8 million characters'));
  }
}
