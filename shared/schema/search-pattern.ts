// Which regular expressions a person may search with: those that cannot take forever. A repetition of something that can itself be read
// in several ways is what makes one explode, so that is refused, with a word on what to do instead.
import { msg, t } from '../messages/message.ts';

type Group = { isVariable: boolean };

const mostRepeats = 12;

const messages = {
  nested: msg(
    'A repeated group holds a repetition or a choice, which can take forever. Take the inner one out, as in (ab)+ for (a|b)+.',
  ),
  back: msg('A pattern cannot refer back to a group. Write the text out.'),
  behind: msg('A pattern cannot look behind. Match the text before too, and put it back with $1.'),
  many: msg('A pattern can hold up to {n, number} repetitions.'),
} as const;

/** `{2}`, `{2,}`, `{2,5}`, `*`, `+`, `?`, each perhaps with `?` behind it. */
const quantifier = /(?:[*+?]|\{(\d+)(?:(,)(\d*))?\})\??/y;

type Quantifier = { length: number; isRepeat: boolean; isVariable: boolean };

function quantifierAt(pattern: string, at: number): Quantifier | null {
  quantifier.lastIndex = at;
  const match = quantifier.exec(pattern);
  if (!match) return null;
  const [text, least, comma, most] = match;
  const isExact = least !== undefined && comma === undefined;
  return {
    length: text.length,
    isRepeat: text[0] !== '?' && most !== '1' && !(isExact && least === '1'),
    isVariable: !isExact,
  };
}

/** Where a class such as `[a-z\]]` ends. */
function classEnd(pattern: string, from: number): number {
  let at = from + 1;
  while (at < pattern.length && pattern[at] !== ']') at += pattern[at] === '\\' ? 2 : 1;
  return at;
}

/** What makes a well-formed pattern too costly, as a text of the catalogue, or null. */
function costProblem(pattern: string): string | null {
  const groups: Group[] = [{ isVariable: false }];
  let repeats = 0;
  for (let at = 0; at < pattern.length;) {
    const sign = pattern[at];
    let closed: Group | undefined;
    if (sign === '\\' && /[1-9k]/.test(pattern[at + 1] ?? '')) return messages.back;
    if (sign === '(' && /^\(\?<[=!]/.test(pattern.slice(at, at + 4))) return messages.behind;
    if (sign === '(') groups.push({ isVariable: false });
    else if (sign === ')') closed = groups.pop();
    else if (sign === '|') mark(groups);
    at = sign === '[' ? classEnd(pattern, at) + 1 : at + (sign === '\\' ? 2 : 1);
    // What stands behind an opening bracket is no quantifier: (?:, (?=, (?<name>.
    const found = sign === '(' || sign === '|' ? null : quantifierAt(pattern, at);
    if (found?.isRepeat && closed?.isVariable) return messages.nested;
    if (closed?.isVariable || found?.isVariable) mark(groups);
    if (found?.isRepeat) repeats += 1;
    at += found?.length ?? 0;
  }
  return repeats > mostRepeats ? messages.many : null;
}

function mark(groups: readonly Group[]): void {
  const inner = groups.at(-1);
  if (inner) inner.isVariable = true;
}

/** Why a pattern is not taken, in words for who wrote it and the language spoken here; null where it is. */
export function patternProblem(pattern: string): string | null {
  try {
    void new RegExp(pattern, 'u');
  } catch (error) {
    const why = error instanceof Error ? error.message.replace(/^.*\/u?: /, '') : t('it cannot be read');
    return t('This is no regular expression: {why}.', { why });
  }
  const problem = costProblem(pattern);
  return problem && t(problem, { n: mostRepeats });
}

/** Whether its cost grows faster than the text: with two repetitions or more. */
export const isCostly = (pattern: string): boolean => (pattern.match(/[*+}]/g) ?? []).length > 1;
