// Finds the texts of the sources: those that go through the catalogue, and those that should. Reads the syntax, runs nothing.
import { readFileSync } from 'node:fs';
import { parseSync, Visitor, type ESTree } from 'vite';

export type Found = { file: string; line: number; text: string };
export type Message = Found & { context: string | null; values: readonly string[] | null };
/** `early`: made when its module is loaded. */
export type Texts = { messages: Message[]; bare: Found[]; early: Found[] };
/** `shown`: all texts are for people; `answered`: `message`s are, in the language of each request; `plain`: none are. */
export type Reach = 'shown' | 'answered' | 'plain';

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

/** What is for people and goes past the catalogue is told. */
export function textsOf(file: string, reach: Reach): Texts {
  const source = readFileSync(file, 'utf8');
  const { program } = parseSync(file, source);
  const lineOf = (at: number): number => source.slice(0, at).split('\n').length;
  const found: Texts = { messages: [], bare: [], early: [] };
  let depth = 0;
  const enter = (): void => void (depth += 1);
  const leave = (): void => void (depth -= 1);
  const passed: [number, number][] = [];
  const isPassed = ({ start }: { start: number }): boolean =>
    passed.some(([from, to]) => start >= from && start < to);
  const tell = (node: ESTree.Node, text: string): void => {
    if (reach === 'shown' && !isPassed(node))
      found.bare.push({ file, line: lineOf(node.start), text: text.trim() });
  };
  const pass = (node: ESTree.Node): number => passed.push([node.start, node.end]);
  const maybe = (node: ESTree.Node, text: string): void => {
    if (looksRead(text)) tell(node, text);
  };

  const visitor = new Visitor({
    FunctionDeclaration: enter,
    'FunctionDeclaration:exit': leave,
    FunctionExpression: enter,
    'FunctionExpression:exit': leave,
    ArrowFunctionExpression: enter,
    'ArrowFunctionExpression:exit': leave,
    CallExpression(node) {
      const name = node.callee.type === 'Identifier' ? node.callee.name : '';
      if (reach === 'answered' && depth === 0 && (name === 't' || name === 'tc'))
        found.early.push({ file, line: lineOf(node.start), text: literalsOf(node.arguments.at(0))[0] ?? '' });
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
      const said = reach === 'answered' && nameOf(node) === 'message' ? wordsOf(node.value) : '';
      if (looksRead(said)) found.bare.push({ file, line: lineOf(node.start), text: said });
      if (!node.computed) pass(node.key);
      // Key caps: the piece that draws them knows what they are called.
      if (nameOf(node) === 'keys') pass(node.value);
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
      maybe(node, wordsOf(node));
    },
  });
  visitor.visit(program);
  return found;
}

const nameOf = ({ computed, key }: Readonly<{ computed: boolean; key: ESTree.Node }>): string =>
  !computed && key.type === 'Identifier' ? key.name : '';

/** What stands in a literal, with a dot-dot-dot for each value. */
function wordsOf(node: ESTree.Node): string {
  if (node.type === 'TemplateLiteral') return node.quasis.map(({ value }) => value.cooked ?? '').join('…');
  return node.type === 'Literal' && typeof node.value === 'string' ? node.value : '';
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
