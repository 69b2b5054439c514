// A template made ready: which fields it reads, and the text that it makes of their values. What it cannot mean is told with
// words for a person, before it is kept.
import type { Template } from 'liquidjs';
import { t } from '../../../shared/messages/message.ts';
import { companyFields } from '../../../shared/schema/company.ts';
import { customFieldLimits } from '../../../shared/schema/custom-field.ts';
import type { FieldDefinition, GroupDefinition } from '../../store/definitions.ts';
import type { FieldKey } from '../../store/field-key.ts';
import { fault, fine, type FieldResult } from '../companies/field-result.ts';
import { fieldsOf, findField } from '../custom-fields/definitions.ts';
import { engine, namesIn } from './engine.ts';
import { MagicFault } from './magic-fault.ts';
import { standardNames } from './template-names.ts';

export type Compiled = {
  inputs: ReadonlySet<FieldKey>;
  /** It goes by the day. */
  usesToday: boolean;
  render(scope: object): FieldResult<string | null>;
};

/** What the names of a template may mean. */
export type Naming = {
  /** The group of the field: its fields go by their bare names too. */
  group: Pick<GroupDefinition, 'no' | 'fields' | 'name'>;
  groups: readonly GroupDefinition[];
};

export function compileTemplate(template: string, naming: Naming): FieldResult<Compiled> {
  let parsed: Template[];
  let names: unknown[][];
  try {
    parsed = engine.parse(withPlainBackslashes(template));
    names = namesIn(parsed);
  } catch (error) {
    return fault('invalid_template', explain(error));
  }
  const inputs = new Set<FieldKey>();
  for (const path of names) {
    const found = inputOf(path, naming);
    if (!found.ok) return found;
    if (found.value !== null) inputs.add(found.value);
  }
  const usesToday = names.some(([first]) => first === 'today');
  return fine({ inputs, usesToday, render: (scope) => render(parsed, scope) });
}

/** In a pattern a backslash is one: Liquid would take \d for the letter d. */
const withPlainBackslashes = (template: string): string =>
  template.replace(/\{\{[\s\S]*?\}\}|\{%[\s\S]*?%\}/g, (tag) => tag.replace(/\\\\|\\(?!["'nrt])/g, '\\\\'));

/** The field that a name means; null for today. */
function inputOf(path: readonly unknown[], naming: Naming): FieldResult<FieldKey | null> {
  const [first, second, third, ...rest] = path;
  if (path.some((part) => Array.isArray(part)))
    return fault(
      'invalid_template',
      t('Name each field in quotes, as in {example}.', { example: '{{ fields["Deal size"] }}' }),
    );
  if (first === 'today' && second === undefined) return fine(null);
  if (first === 'fields') return customInput(naming.group, second, isListPart(third) && rest.length === 0);
  if (first === 'group')
    return groupInput(naming.groups, second, third, isListPart(rest[0]) && rest.length < 2);
  if (typeof first !== 'string') return fault('invalid_template', unknown(String(first), naming));
  if (!isListPart(second))
    return fault(
      'invalid_template',
      t('“{name}” is more than a field. Write {better}.', {
        name: path.join('.'),
        better: `{{ ${first} }}`,
      }),
    );
  if (standardNames.has(first)) return fine(first as FieldKey);
  return customInput(naming.group, first, true);
}

const listParts: ReadonlySet<unknown> = new Set(['first', 'last', 'size']);

/** Liquid's own parts of a list, or none. */
const isListPart = (part: unknown): boolean =>
  part === undefined || typeof part === 'number' || listParts.has(part);

function customInput(group: Naming['group'], name: unknown, isWhole: boolean): FieldResult<FieldKey> {
  const field = typeof name === 'string' && isWhole ? byName(group, name) : null;
  if (field) return fine(field.key);
  return fault('invalid_template', unknown(String(name), { group }));
}

function groupInput(
  groups: readonly GroupDefinition[],
  name: unknown,
  field: unknown,
  isWhole: boolean,
): FieldResult<FieldKey> {
  const group = groups.find((one) => one.name === name);
  if (group) return customInput(group, field, isWhole);
  const known = groups.map((one) => t('“{name}”', { name: one.name })).join(', ');
  return fault(
    'invalid_template',
    t('There is no group “{name}”. There is {known}.', { name: String(name), known }),
  );
}

/** To the letter: a scope's names know no other case. */
function byName(group: Naming['group'], name: string): FieldDefinition | null {
  const field = findField(group as GroupDefinition, 'company', name);
  return field?.name === name ? field : null;
}

function unknown(name: string, { group }: Pick<Naming, 'group'>): string {
  const own = fieldsOf(group as GroupDefinition, 'company').map((field) => field.name);
  const names = own.length === 0 ? t('it has none yet') : own.slice(0, 10).join(', ');
  return t(
    'There is no field “{name}”. Fields of companies are {standard}; of {group}: {names}. Of other groups: {example}.',
    {
      name,
      standard: companyFields.join(', '),
      group: group.name,
      names,
      example: 'group["Group"]["Field"]',
    },
  );
}

function render(parsed: Template[], scope: object): FieldResult<string | null> {
  try {
    const text = String(engine.renderSync(parsed, scope)).trim();
    if (text.length > customFieldLimits.text)
      return fault(
        'too_long',
        t('The text has {n} characters; {most} is the most.', {
          n: text.length,
          most: customFieldLimits.text,
        }),
      );
    return fine(text === '' ? null : text.toWellFormed());
  } catch (error) {
    return fault('not_computed', explain(error));
  }
}

/** Liquid's own words name lines and columns of a text that is mostly one line. */
function explain(error: unknown): string {
  const cause = (error as { originalError?: unknown }).originalError;
  if (cause instanceof MagicFault) return cause.message;
  const message = error instanceof Error ? error.message : String(error);
  const words = message.replace(/, line:\d+, col:\d+$/, '').replace(/^Error: /, '');
  const name = /undefined filter: (\S+)/.exec(words)?.[1];
  if (name !== undefined) return t('There is no function “{name}”.', { name });
  if (/invalid range syntax|unexpected token "\("/.test(words))
    return t('Write a function behind a bar: {plain}, with arguments after a colon: {withArgument}.', {
      plain: '{{ name | upper }}',
      withArgument: '{{ name | left: 3 }}',
    });
  if (/limit exceeded/.test(words)) return t('The template takes too much time or room. Make it simpler.');
  return t('The template cannot be read: {why}.', { why: words });
}
