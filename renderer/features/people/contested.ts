// What two writers changed of the same person, each in another way.
import type { Person, PersonInput } from '../../../shared/schema/person.ts';
import { customAt, formOf, linesOf, type PersonForm } from './person-form.ts';

/** By path (`jobTitle`, `customFieldValues.grp_….Tier`), to compare. */
function valuesOf({ custom, companies, groups, ...texts }: PersonForm): Map<string, readonly string[]> {
  const values = Object.entries(custom).flatMap(([id, own]) =>
    Object.entries(own).map(([name, value]) => [customAt(id, name), [value].flat()] as const),
  );
  return new Map([
    ...Object.entries(texts).map(([field, text]) => [field, linesOf(text)] as const),
    ['companies', companies.map(({ id }) => id)],
    ['groups', groups],
    ...values.filter(([, labels]) => labels.join('') !== ''),
  ]);
}

function pathsOf({ customFieldValues, ...own }: PersonInput): string[] {
  const custom = Object.entries(customFieldValues ?? {});
  return [
    ...Object.keys(own),
    ...custom.flatMap(([id, values]) => Object.keys(values).map((name) => customAt(id, name))),
  ];
}

/** Of what a form is about to send: what somebody else changed too since it was seen, and the words that stand there now. */
export function contestedBy(
  { form, patch, seen }: { form: PersonForm; patch: PersonInput; seen: Person },
  now: Person,
): { path: string; words: string }[] {
  const [mine, before, theirs] = [valuesOf(form), valuesOf(formOf(seen)), valuesOf(formOf(now))];
  const differs = (path: string, one: typeof mine): boolean =>
    one.get(path)?.join('\n') !== theirs.get(path)?.join('\n');
  const wordsAt = (path: string): readonly string[] =>
    path === 'companies' || path === 'groups' ? now[path].map(({ name }) => name) : (theirs.get(path) ?? []);
  return pathsOf(patch)
    .filter((path) => differs(path, before) && differs(path, mine))
    .map((path) => ({ path, words: wordsAt(path).join('; ') }));
}
