// Finds the texts of the sources: those that go through the catalogue, and those that should. Reads the syntax, runs nothing.
import { readFileSync } from 'node:fs';
import { parseSync, Visitor, type ESTree } from 'vite';

export type Found = { file: string; line: number; text: string };
export type Message = Found & { context: string | null; values: readonly string[] | null };
export type Texts = { messages: Message[]; bare: Found[] };

/** Function → which argument is the text. */
const marks: Readonly<Record<string, number>> = { t: 0, msg: 0, rich: 0, parts: 0, tc: 1 };
/** Attributes that people read or hear, whatever they hold. */
const readAttributes =
  /^(title|placeholder|alt|label|description|aria-label|aria-description|aria-roledescription)$|[a-z](Label|Title|Placeholder)$/;
/** Names of keys as the browser or lib/keys.ts gives them, of headers, of errors, of tags, of countries, and the like; and our own. */
const technical =
  /^(Enter|Escape|Tab|Home|End|Space|Backspace|Delete|Insert|Page(Up|Down)|Arrow\w+|Control|Shift|Alt|Meta|ContextMenu|Process|Dead|Key[A-Z]|F\d+|Digit\d|(Mod|Alt|Shift|CmdOrCtrl)\+\S*|[a-z]+:|[A-Z][a-z]+(-[A-Z][a-z]+)+|Files|Rowbench|\w+Error|[A-Z]+|[A-Z]{2}( [A-Z]{2})+)$/;
/** Elements that hold commands and keys, the same in every language. */
const writtenForMachines = /^(code|kbd|pre)$/;
const isMarkup = /^<\w/;
const isStyle = /^\d+px |\bvar\(--|(sans-serif|monospace)$/;
const looksRead = (text: string): boolean =>
  /\p{L}\p{L}/u.test(text) &&
  !technical.test(text) &&
  !isMarkup.test(text) &&
  !isStyle.test(text) &&
  (/\p{L} \p{L}|\p{L}[.…?!:]$/u.test(text) || /^[A-Z][a-z]+/.test(text));

/** `isShown`: every text is for people, so one that goes past the catalogue is told. */
export function textsOf(file: string, isShown: boolean): Texts {
  const source = readFileSync(file, 'utf8');
  const { program } = parseSync(file, source);
  const lineOf = (at: number): number => source.slice(0, at).split('\n').length;
  const found: Texts = { messages: [], bare: [] };
  const passed: [number, number][] = [];
  const isPassed = ({ start }: { start: number }): boolean =>
    passed.some(([from, to]) => start >= from && start < to);
  const tell = (node: ESTree.Node, text: string): void => {
    if (!isPassed(node)) found.bare.push({ file, line: lineOf(node.start), text: text.trim() });
  };
  const pass = (node: ESTree.Node): number => passed.push([node.start, node.end]);
  const maybe = (node: ESTree.Node, text: string): void => {
    if (looksRead(text)) tell(node, text);
  };

  const visitor = new Visitor({
    CallExpression(node) {
      const name = node.callee.type === 'Identifier' ? node.callee.name : '';
      const place = Object.hasOwn(marks, name) ? marks[name] : undefined;
      // What a program says to its makers.
      if (/^(must|Error|assert\w*)$/.test(name)) pass(node);
      if (place === undefined) return;
      const texts = node.arguments[place] ? literalsOf(node.arguments[place]) : [];
      for (const argument of node.arguments.slice(0, place + 1)) pass(argument);
      const context = place === 1 ? (literalsOf(node.arguments[0])[0] ?? null) : null;
      // What `msg` marks is given its values where it is shown.
      const values = name === 'msg' ? null : keysOf(node.arguments[place + 1]);
      for (const text of texts)
        found.messages.push({ file, line: lineOf(node.start), text, context, values });
    },
    NewExpression(node) {
      if (node.callee.type === 'Identifier' && /(Error|Exception)$/.test(node.callee.name)) pass(node);
    },
    ImportDeclaration: pass,
    ImportExpression: pass,
    ExportNamedDeclaration(node) {
      if (node.source) pass(node.source);
    },
    TSLiteralType: pass,
    Property(node) {
      if (!node.computed) pass(node.key);
      // Key caps: the piece that draws them knows what they are called.
      if (!node.computed && node.key.type === 'Identifier' && node.key.name === 'keys') pass(node.value);
    },
    JSXElement(node) {
      const { name } = node.openingElement;
      if (name.type === 'JSXIdentifier' && writtenForMachines.test(name.name)) pass(node);
    },
    JSXText(node) {
      if (/\p{L}\p{L}/u.test(node.value) && !technical.test(node.value.trim())) tell(node, node.value);
    },
    JSXAttribute(node) {
      const name = node.name.type === 'JSXIdentifier' ? node.name.name : '';
      if (node.value?.type !== 'Literal') return;
      const { value } = node.value;
      if (typeof value === 'string' && readAttributes.test(name) && /\p{L}\p{L}/u.test(value))
        tell(node, value);
      pass(node.value);
    },
    Literal(node) {
      if (typeof node.value === 'string') maybe(node, node.value);
    },
    TemplateLiteral(node) {
      maybe(node, node.quasis.map(({ value }) => value.cooked ?? '').join('…'));
    },
  });
  visitor.visit(program);
  if (!isShown) found.bare = [];
  return found;
}

/** The texts that an argument may be: a literal, literals joined by `+`, or a choice of them. */
function literalsOf(node: ESTree.Node | undefined): string[] {
  if (!node) return [];
  if (node.type === 'Literal') return typeof node.value === 'string' ? [node.value] : [];
  if (node.type === 'TemplateLiteral' && node.expressions.length === 0)
    return [node.quasis[0]?.value.cooked ?? ''];
  if (node.type === 'ConditionalExpression')
    return [...literalsOf(node.consequent), ...literalsOf(node.alternate)];
  if (node.type === 'BinaryExpression' && node.operator === '+') {
    const [left, right] = [literalsOf(node.left)[0], literalsOf(node.right)[0]];
    return left === undefined || right === undefined ? [] : [left + right];
  }
  return [];
}

/** Of an object that is written out; null where it cannot be known. */
function keysOf(node: ESTree.Node | undefined): string[] | null {
  if (!node) return [];
  if (node.type !== 'ObjectExpression') return null;
  const keys = node.properties.map((each) =>
    each.type === 'Property' && each.key.type === 'Identifier' ? each.key.name : null,
  );
  return keys.includes(null) ? null : (keys as string[]);
}
