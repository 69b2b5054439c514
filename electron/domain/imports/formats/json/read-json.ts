// A JSON file as a table: a list of objects, or one object on each line. The text comes in pieces and is never held whole.
import { msg, t } from '../../../../../shared/messages/message.ts';
import type { ReadIssue } from '../../../../../shared/schema/import.ts';
import { shorten } from '../../reader/records/read-issues.ts';
import { badJson, emptyList, notRecords } from '../format-errors.ts';
import { formatLimits } from '../limits.ts';
import type { MadeTable } from '../made-table.ts';
import type { PreparedText } from '../prepared-text.ts';
import { JsonError, parseJson, type Json } from './parse-json.ts';
import { RecordTable } from './record-table.ts';
import { ListSplitter, type Element } from './split-list.ts';

/** Bad lines that are reported one by one. */
const shownBadLines = 100;

export async function readJsonList(texts: AsyncIterable<string>, text: PreparedText): Promise<MadeTable> {
  const splitter = new ListSplitter();
  const builder = new Builder(text);
  for await (const piece of texts) {
    for (const element of splitter.push(piece)) builder.add(builder.records + 1, element, 'list');
    await text.drain();
  }
  splitter.end();
  return builder.finish('json');
}

export async function readJsonLines(texts: AsyncIterable<string>, text: PreparedText): Promise<MadeTable> {
  const builder = new Builder(text);
  let rest = '';
  let line = 1;
  for await (const piece of texts) {
    const lines = (rest + piece).split('\n');
    rest = lines.pop() ?? '';
    if (rest.length > formatLimits.record)
      throw badJson(line + lines.length, t('the line is longer than 8 million characters'));
    for (const one of lines) builder.add(line, { text: one, line: line++ }, 'lines');
    await text.drain();
  }
  builder.add(line, { text: rest, line }, 'lines');
  return builder.finish('jsonl');
}

class Builder {
  records = 0;
  readonly #table: RecordTable;
  readonly #text: PreparedText;
  readonly #issues: ReadIssue[] = [];
  #bad = 0;
  #last = 0;
  #single: Json | null = null;

  constructor(text: PreparedText) {
    this.#text = text;
    this.#table = new RecordTable(text);
  }

  /** `row`: the number that the record goes by. */
  add(row: number, element: Element, kind: 'list' | 'lines'): void {
    if (element.text.trim() === '') return;
    this.records += 1;
    this.#last = row;
    const value = this.#parse(row, element, kind);
    if (value === null) return;
    if (value.kind !== 'object') return this.#reject(row, element, t(foreign[value.kind]));
    if (this.records === 1) this.#single = value;
    this.#table.add(row, value.entries);
  }

  /** In a list a damaged element may have swallowed others; a line cannot. */
  #parse(row: number, element: Element, kind: 'list' | 'lines'): Json | null {
    try {
      return parseJson(element.text);
    } catch (error) {
      if (!(error instanceof JsonError)) throw error;
      const line = element.line + (element.text.slice(0, error.at).match(/\n/g)?.length ?? 0);
      if (kind === 'list') throw badJson(line, error.message);
      this.#reject(row, element, t('no whole JSON: {message}', { message: error.message }));
      return null;
    }
  }

  /** It stays a row, which fails: a record that is not in the ledger would be lost. */
  #reject(row: number, { line, text }: Element, why: string): void {
    const code = 'bad_json';
    const message = t('The record is {why}. Mend it in the file, or fill in the row’s cells.', { why });
    this.#text.addUnread(row, { code, message }, text.trim());
    this.#bad += 1;
    if (this.#bad > shownBadLines) return;
    this.#issues.push({
      line,
      code,
      message: t('The record is {why}. Its row fails.', { why }),
      read: shorten(text.trim()),
    });
  }

  async finish(format: 'json' | 'jsonl'): Promise<MadeTable> {
    const { header } = this.#table;
    if (this.records === 0) throw emptyList();
    if (header.length === 0)
      throw notRecords(this.#bad > 0 ? t('a list of other things') : t('a list of empty objects'));
    if (format === 'jsonl' && this.records === 1 && this.#single !== null && holdsRecords(this.#single))
      throw notRecords(t('one object'));
    this.#text.padTo(this.#last);
    await this.#text.finish(header);
    return { format, sheet: null, sheets: [], issues: [...this.#issues, ...this.#more()] };
  }

  #more(): ReadIssue[] {
    const more = this.#bad - shownBadLines;
    if (more <= 0) return [];
    const message = t('{n, number} more records have the same problem.', { n: more });
    return [{ line: null, code: 'bad_json', message }];
  }
}

const foreign: Record<Exclude<Json['kind'], 'object'>, string> = {
  text: msg('a text, not an object'),
  number: msg('a number, not an object'),
  literal: msg('a single value, not an object'),
  list: msg('a list, not an object'),
};

/** An object round the list, as many programs answer with. */
const holdsRecords = (value: Json): boolean =>
  value.kind === 'object' &&
  value.entries.some(
    ([, inner]) => inner.kind === 'list' && inner.items.some(({ kind }) => kind === 'object'),
  );
