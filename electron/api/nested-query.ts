// Reads brackets in the names of a query: `filter[industry][eq]=Metal` becomes {filter: {industry: {eq: 'Metal'}}}. Whether an endpoint
// takes such a name is its schema's business.

export type QueryValue = string | string[] | { [name: string]: QueryValue };

/** A name that is sent twice becomes a list, which a schema that wants one value refuses; so does one that ends in []. */
export function queryObject(search: URLSearchParams): Record<string, QueryValue> {
  const query: Record<string, QueryValue> = Object.create(null) as Record<string, QueryValue>;
  for (const name of new Set(search.keys())) {
    const values = search.getAll(name);
    const steps = stepsOf(name);
    const isList = steps.at(-1) === '';
    if (isList) steps.pop();
    const isSet = put(query, steps, isList || values.length > 1 ? values : (values[0] ?? ''));
    // Two names that cannot stand together: kept as it is written, so that the schema says that it does not know it.
    if (!isSet) query[name] = values;
  }
  return query;
}

function stepsOf(name: string): string[] {
  const open = name.indexOf('[');
  if (open <= 0 || !name.endsWith(']')) return [name];
  return [name.slice(0, open), ...name.slice(open + 1, -1).split('][')];
}

function put(into: Record<string, QueryValue>, steps: readonly string[], value: string | string[]): boolean {
  const [step = '', ...rest] = steps;
  if (rest.length === 0) {
    if (into[step] !== undefined) return false;
    into[step] = value;
    return true;
  }
  into[step] ??= Object.create(null) as Record<string, QueryValue>;
  const below = into[step];
  return typeof below === 'object' && !Array.isArray(below) && put(below, rest, value);
}
