// The settings of a provider as a form edits them: which there are, by the JSON Schema that the backend tells, and what is sent.

export type Pair = readonly [name: string, value: string];

export type ConfigField = { name: string; isRequired: boolean; usual: unknown } & (
  | { kind: 'choice'; choices: readonly string[] }
  | { kind: 'number'; least: number | undefined; most: number | undefined; isWhole: boolean }
  | { kind: 'yes' | 'text' | 'list' | 'pairs' | 'json' }
);

/** What was typed, by setting: texts, numbers, lists, rows of pairs; of `json` its text. */
export type ConfigDraft = Readonly<Record<string, unknown>>;

type Schema = Record<string, unknown>;

const isSchema = (value: unknown): value is Schema =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const numberOf = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined);

function kindOf(schema: Schema) {
  const { type, enum: choices } = schema;
  if (Array.isArray(choices)) return { kind: 'choice' as const, choices: choices.map(String) };
  if (type === 'boolean') return { kind: 'yes' as const };
  if (type === 'string') return { kind: 'text' as const };
  if (type === 'integer' || type === 'number') {
    const [least, most] = [numberOf(schema['minimum']), numberOf(schema['maximum'])];
    return { kind: 'number' as const, least, most, isWhole: type === 'integer' };
  }
  if (type === 'array') return { kind: 'list' as const };
  return { kind: type === 'object' ? ('pairs' as const) : ('json' as const) };
}

/** In the order in which the provider declares them. */
export function fieldsOf(schema: Schema): ConfigField[] {
  const { properties, required } = schema;
  const needed: unknown[] = Array.isArray(required) ? required : [];
  return Object.entries(isSchema(properties) ? properties : {}).map(([name, property]) => {
    const known = isSchema(property) ? property : {};
    return { name, isRequired: needed.includes(name), usual: known['default'], ...kindOf(known) };
  });
}

export function draftOf(fields: readonly ConfigField[], config: unknown): ConfigDraft {
  const set = isSchema(config) ? config : {};
  return Object.fromEntries(
    fields.map(({ name, kind }) => {
      const value = set[name];
      if (kind === 'pairs') return [name, Object.entries(isSchema(value) ? value : {})];
      if (kind === 'json') return [name, value === undefined ? '' : JSON.stringify(value, null, 2)];
      return [name, value];
    }),
  );
}

const isEmpty = (value: unknown): boolean =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);

export const pairsIn = (value: unknown): readonly Pair[] => (Array.isArray(value) ? (value as Pair[]) : []);

const isTyped = ([name, value]: Pair): boolean => name.trim() !== '' || value.trim() !== '';

/** What is to be sent; `invalid`: the setting whose text is no JSON. What is empty or as it comes is left out; null: all of it is. */
export function configOf(
  fields: readonly ConfigField[],
  draft: ConfigDraft,
): { config: Record<string, unknown> | null } | { invalid: string } {
  const config: Record<string, unknown> = {};
  for (const { name, kind, usual } of fields) {
    const typed = draft[name];
    const value = typeof typed === 'string' && kind !== 'json' ? typed.trim() : typed;
    if (isEmpty(value) || value === usual) continue;
    if (kind === 'pairs') {
      const pairs = pairsIn(value).filter(isTyped);
      if (pairs.length > 0) config[name] = Object.fromEntries(pairs);
    } else if (kind === 'json') {
      const read = jsonIn(String(value));
      if (read === null) return { invalid: name };
      config[name] = read.json;
    } else config[name] = value;
  }
  return { config: Object.keys(config).length === 0 ? null : config };
}

function jsonIn(text: string): { json: unknown } | null {
  try {
    return { json: JSON.parse(text) as unknown };
  } catch {
    return null;
  }
}

/** Of the messages by path (`config.url`), the first that is about this setting. */
export const messageFor = (messages: Readonly<Record<string, string>>, name: string): string | undefined =>
  Object.entries(messages).find(
    ([path]) => path === `config.${name}` || path.startsWith(`config.${name}.`),
  )?.[1];
