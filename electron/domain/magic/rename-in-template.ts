// A template that names a field or group by its old name, made to name it by its new one. Everything else in it stays to the letter.
import { engine, namesIn, placesOfNames, type NamePart } from './engine.ts';
import { isReservedName } from './template-names.ts';

export type Renaming = { from: string; to: string } & (
  | { kind: 'group' }
  /** `own`: the template is of a field of the same group. */
  | { kind: 'field'; group: string; own: boolean }
);

/** Throws where the template cannot be read. */
export function renameInTemplate(template: string, renaming: Renaming): string {
  const { places, made } = placesOfNames(template);
  const isFree = (name: string): boolean => isBare(name) && !isReservedName(name) && !made.has(name);
  const edits = places
    .flatMap((parts) => editOf(template, parts, renaming, isFree) ?? [])
    .toSorted((a, b) => b.begin - a.begin);
  return edits.reduce((text, { begin, end, by }) => text.slice(0, begin) + by + text.slice(end), template);
}

type Edit = { begin: number; end: number; by: string };

function editOf(
  template: string,
  parts: readonly NamePart[],
  renaming: Renaming,
  isFree: (name: string) => boolean,
): Edit | null {
  const { from, to } = renaming;
  const [first, second, third] = parts;
  const words = parts.map(({ word }) => word);
  if (renaming.kind === 'group')
    return second && words[0] === 'group' && words[1] === from ? keyEdit(template, second, to) : null;
  if (words[0] === 'group')
    return third && words[1] === renaming.group && words[2] === from ? keyEdit(template, third, to) : null;
  if (!renaming.own) return null;
  if (words[0] === 'fields') return second && words[1] === from ? keyEdit(template, second, to) : null;
  return first && words[0] === from && !isReservedName(from)
    ? rootEdit(template, first, isFree(to) ? to : `fields[${quoted(to)}]`)
    : null;
}

/** `fields["Tier"]`, `fields.Tier`: what stands behind the first word. */
function keyEdit(template: string, { isQuoted, begin, end }: NamePart, to: string): Edit {
  if (isQuoted) return { begin, end, by: quoted(to) };
  if (isBare(to)) return { begin, end, by: to };
  return { begin: template.lastIndexOf('.', begin), end, by: `[${quoted(to)}]` };
}

/** `Tier`, or `["Tier"]`. */
function rootEdit(template: string, { isQuoted, begin, end }: NamePart, by: string): Edit {
  if (!isQuoted) return { begin, end, by };
  return { begin: template.lastIndexOf('[', begin), end: template.indexOf(']', end) + 1, by };
}

/** Whether it reads as a name without quotes. */
function isBare(name: string): boolean {
  try {
    const names = namesIn(engine.parse(`{{ ${name} }}`));
    return names.length === 1 && names[0]?.length === 1 && names[0][0] === name;
  } catch {
    return false;
  }
}

const escapes: Record<string, string> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

const quoted = (name: string): string =>
  `"${name.replace(/["\\]/g, '\\$&').replace(/[\n\r\t]/g, (char) => escapes[char] ?? char)}"`;
