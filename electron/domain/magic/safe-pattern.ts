// Regular expressions of templates. One that could take for ever on a text that nobody expected is refused: a repetition within
// a repetition, or a reference back.
import { t } from '../../../shared/messages/message.ts';
import { MagicFault } from './magic-fault.ts';

const longest = 200;
const mostRepetitions = 6;
const kept = new Map<string, RegExp>();
const mostKept = 200;

export function safePattern(pattern: string, flags = 'u'): RegExp {
  const key = `${flags}/${pattern}`;
  const known = kept.get(key);
  if (known) {
    known.lastIndex = 0;
    return known;
  }
  const problem = problemOf(pattern);
  if (problem) throw new MagicFault(problem);
  const compiled = compile(pattern, flags);
  if (kept.size >= mostKept) kept.clear();
  kept.set(key, compiled);
  return compiled;
}

function compile(pattern: string, flags: string): RegExp {
  try {
    return new RegExp(pattern, flags);
  } catch {
    throw new MagicFault(t('“{pattern}” is no regular expression.', { pattern }));
  }
}

function problemOf(pattern: string): string | null {
  if (pattern.length > longest) return t('A regular expression has {n} characters at most.', { n: longest });
  const bare = pattern
    .replace(/\\[1-9k]/g, '\u0001')
    .replace(/\\./g, 'x')
    .replace(/\[[^\]]*\]/g, 'x');
  if (bare.includes('\u0001')) return t('A regular expression may not refer back to its own groups.');
  if (nests(bare))
    return t('“{pattern}” repeats a repetition, which may take for ever. Write it without.', { pattern });
  if ((bare.match(/[*+]|\{\d+,\}/g) ?? []).length > mostRepetitions)
    return t('A regular expression may repeat {n} times at most.', { n: mostRepetitions });
  return null;
}

/** A group that repeats, or offers a choice, and is repeated itself. */
function nests(bare: string): boolean {
  const open: number[] = [];
  for (let at = 0; at < bare.length; at += 1) {
    if (bare[at] === '(') open.push(at);
    if (bare[at] !== ')') continue;
    const inside = bare.slice((open.pop() ?? 0) + 1, at).replace(/^\?(?:[:=!]|<[=!]|<\w+>)/, '');
    if (/^[*+{]/.test(bare.slice(at + 1)) && /[*+?{|]/.test(inside)) return true;
  }
  return false;
}
