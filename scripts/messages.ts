// `node scripts/messages.ts [FOLDER …]`: texts of the window that go past the catalogue, messages that German lacks or has in
// vain, and translations that need other values than their English text. Part of `npm run check`.
import { globSync } from 'node:fs';
import { relative } from 'node:path';
import { parse, TYPE, type MessageFormatElement } from '@formatjs/icu-messageformat-parser';
import { parts as german } from '../shared/messages/de/catalogue.ts';
import { textsOf, type Message } from './lib/messages.ts';
import { inTree, root } from './lib/paths.ts';

const wanted = process.argv.slice(2);
const isSource = (file: string): boolean =>
  !/\.test\.tsx?$|\.d\.ts$|\/(testing|test-[\w-]+|node_modules)\b/.test(file);
const files = ['shared', 'renderer', 'electron'].flatMap((room) =>
  globSync(`${room}/**/*.{ts,tsx}`, { cwd: root }).filter(isSource),
);

const problems: string[] = [];
const messages: Message[] = [];
for (const file of files) {
  const texts = textsOf(inTree(file), file.startsWith('renderer/'));
  messages.push(...texts.messages.map((each) => ({ ...each, file: relative(root, each.file) })));
  for (const { line, text } of texts.bare) problems.push(`${file}:${line} is not in the catalogue: ${text}`);
}

const keyOf = ({ context, text }: Message): string => (context === null ? text : `${context}|${text}`);
const used = new Map(messages.map((message) => [keyOf(message), message]));
const translated = new Map<string, string>();
for (const [part, texts] of Object.entries(german))
  for (const [english, own] of Object.entries(texts)) {
    if (translated.has(english)) problems.push(`de/${part}.json: "${english}" is in another file too`);
    translated.set(english, own);
  }

for (const [key, { file, line, text, values }] of used) {
  const at = `${file}:${line}`;
  const own = translated.get(key);
  const needed = namesIn(text, at);
  if (own === undefined) problems.push(`${at} has no German: ${key}`);
  else if (namesIn(own, `German of ${at}`).join() !== needed.join())
    problems.push(`${at} has other values or tags in German: ${own}`);
  const missing = values && needed.filter((name) => !values.includes(name));
  if (missing && missing.length > 0) problems.push(`${at} is not given ${missing.join(', ')}: ${text}`);
}
if (wanted.length === 0)
  for (const key of translated.keys())
    if (!used.has(key)) problems.push(`German of a text that nobody uses: ${key}`);

/** Values and tags of a text, sorted. */
function namesIn(text: string, at: string): string[] {
  try {
    return [...new Set(parse(text).flatMap(namesOf))].toSorted();
  } catch (error) {
    problems.push(`${at} is no ICU message (${String(error)}): ${text}`);
    return [];
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

const told = problems.filter((line) => wanted.length === 0 || wanted.some((folder) => line.includes(folder)));
for (const problem of told) console.log(problem);
console.log(
  told.length === 0 ? `messages: ok, ${used.size} texts in two languages` : `${told.length} problems`,
);
process.exitCode = told.length === 0 ? 0 : 1;
