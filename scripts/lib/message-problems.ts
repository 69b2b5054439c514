// What is wrong with the texts of a tree: those that go past the catalogue, messages that German lacks or has in vain, and
// values that a message needs and is not given, or that its translation does not need alike.
import { globSync } from 'node:fs';
import { join } from 'node:path';
import { parse, TYPE, type MessageFormatElement } from '@formatjs/icu-messageformat-parser';
import type { Catalogue } from '../../shared/messages/message.ts';
import { textsOf, type Message, type Reach } from './messages.ts';

export type Checked = { problems: string[]; texts: number };

/** `german`: the file of each part, without its ending. */
export function checkTexts(root: string, german: Readonly<Record<string, Catalogue>>): Checked {
  const { messages, problems } = readSources(root);
  const used = new Map(messages.map((message) => [keyOf(message), message]));
  const translated = allOf(german);
  problems.push(
    ...twice(german),
    ...messages.flatMap(problemsOfUse),
    ...[...used].flatMap(([key, message]) => problemsOfGerman(key, message, translated.get(key))),
  );
  for (const key of translated.keys())
    if (!used.has(key)) problems.push(`German of a text that nobody uses: ${key}`);
  return { problems, texts: used.size };
}

const isSource = (file: string): boolean =>
  !/\.test\.tsx?$|\.d\.ts$|\/(testing|test-[\w-]+|node_modules)\b/.test(file);

/** The window and what the desktop shows around it; what the backend answers. A terminal and a thread speak one language only. */
function reachOf(file: string): Reach {
  if (/^(renderer|electron.shell)\b/.test(file)) return 'shown';
  return /^electron.hosts.(cli|headless)\b|worker\.ts$/.test(file) ? 'plain' : 'answered';
}

/** With the paths of files as seen from `root`. */
function readSources(root: string): { messages: Message[]; problems: string[] } {
  const files = ['shared', 'renderer', 'electron'].flatMap((room) =>
    globSync(`${room}/**/*.{ts,tsx}`, { cwd: root }).filter(isSource).toSorted(),
  );
  const problems: string[] = [];
  const messages: Message[] = [];
  for (const file of files) {
    const texts = textsOf(join(root, file), reachOf(file));
    messages.push(...texts.messages.map((each) => ({ ...each, file })));
    for (const { line, text } of texts.bare)
      problems.push(`${file}:${line} is not in the catalogue: ${text}`);
    for (const { line, text } of texts.early)
      problems.push(`${file}:${line} is said before anybody asks; make it in a function: ${text}`);
  }
  return { messages, problems };
}

const keyOf = ({ context, text }: Message): string => (context === null ? text : `${context}|${text}`);

const allOf = (german: Readonly<Record<string, Catalogue>>): Map<string, string> =>
  new Map(Object.values(german).flatMap((texts) => Object.entries(texts)));

function twice(german: Readonly<Record<string, Catalogue>>): string[] {
  const seen = new Set<string>();
  return Object.entries(german).flatMap(([part, texts]) =>
    Object.keys(texts).flatMap((key) => {
      if (seen.has(key)) return [`de/${part}.json: "${key}" is in another file too`];
      seen.add(key);
      return [];
    }),
  );
}

function problemsOfUse({ file, line, text, values }: Message): string[] {
  const needed = namesIn(text);
  if (needed === null) return [`${file}:${line} is no ICU message: ${text}`];
  const missing = values === null ? [] : needed.filter((name) => !values.includes(name));
  return missing.length === 0 ? [] : [`${file}:${line} is not given ${missing.join(', ')}: ${text}`];
}

function problemsOfGerman(key: string, { file, line, text }: Message, own: string | undefined): string[] {
  const at = `${file}:${line}`;
  if (own === undefined) return [`${at} has no German: ${key}`];
  const names = namesIn(own);
  if (names === null) return [`${at} has German that is no ICU message: ${own}`];
  if (names.join() === namesIn(text)?.join()) return [];
  return [`${at} has other values or tags in German: ${own}`];
}

/** Values and tags of a text, sorted; null where it cannot be read. */
function namesIn(text: string): string[] | null {
  try {
    return [...new Set(parse(text).flatMap(namesOf))].toSorted();
  } catch {
    return null;
  }
}

function namesOf(element: MessageFormatElement): string[] {
  if (element.type === TYPE.literal || element.type === TYPE.pound) return [];
  if (element.type === TYPE.tag) return [element.value, ...element.children.flatMap(namesOf)];
  const inner =
    element.type === TYPE.select || element.type === TYPE.plural
      ? Object.values(element.options).flatMap(({ value }) => value.flatMap(namesOf))
      : [];
  return [element.value, ...inner];
}
