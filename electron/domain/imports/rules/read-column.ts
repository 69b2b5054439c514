// How the cells of one column become texts for a field: steps, then clusters, then values. Without a rule a cell is its
// trimmed text.
import type { ColumnRule } from '../../../../shared/schema/import-rules.ts';
import type { FieldFault } from '../../companies/field-result.ts';
import { clusterKey } from '../../matching/clusters/cluster-key.ts';
import { splitList } from '../cells/convert-cell.ts';
import { prepareStep, type Step } from './cell-steps.ts';

/** A cell of a table, or the items of a list that came as one. */
export type CellInput = string | readonly string[];

export type ColumnReader = {
  /** For a field that holds one value: the text, empty where there is none. */
  text: (cell: CellInput) => string | FieldFault;
  /** For a list field: its items. */
  items: (cell: CellInput) => string[] | FieldFault;
};

export const isFault = (result: string | readonly string[] | FieldFault): result is FieldFault =>
  typeof result === 'object' && 'ok' in result;

export function readColumn({ steps = [], clusters, values }: ColumnRule): ColumnReader {
  const ready = steps.map((step) => prepareStep(step));
  const merged = clusterMerger(clusters ?? []);
  const mapped = valueMapper(values);
  const settle = (text: string): string => mapped(merged(text.trim())).trim();

  return {
    text(cell) {
      const plain = typeof cell === 'string' ? cell : cell.join('; ');
      const stepped = ready.reduce<string | FieldFault>(
        (text, step) => (typeof text === 'string' && text !== '' ? step.apply(text) : text),
        plain.trim(),
      );
      return typeof stepped === 'string' ? settle(stepped) : stepped;
    },
    items(cell) {
      const stepped = stepItems(ready, typeof cell === 'string' ? [cell] : cell);
      if (isFault(stepped)) return stepped;
      const [only = ''] = stepped;
      const whole = stepped.length === 1 && values && Object.hasOwn(values, only.trim());
      if (whole) return splitList([mapped(only.trim())]);
      const items = typeof cell === 'string' ? splitList(stepped) : stepped.map((item) => item.trim());
      return [...new Set(items.map(settle))].filter((item) => item !== '');
    },
  };
}

function stepItems(steps: readonly Step[], cell: readonly string[]): string[] | FieldFault {
  let items = [...cell];
  for (const { scope, apply } of steps) {
    if (scope === 'item') items = splitList(items);
    const next = items.map(apply);
    const wrong = next.find(isFault);
    if (wrong !== undefined) return wrong;
    items = next.filter((item) => typeof item === 'string');
  }
  return items;
}

type ToText = (text: string) => string;

const same: ToText = (text) => text;

function valueMapper(values: ColumnRule['values']): ToText {
  if (!values) return same;
  const known = new Map(Object.entries(values));
  return (text) => {
    const value = known.get(text);
    return value === undefined ? text : (value ?? '');
  };
}

/** Values come again and again, and keys cost more than a look-up. */
const mostKept = 20_000;

function clusterMerger(clusters: NonNullable<ColumnRule['clusters']>): ToText {
  if (clusters.length === 0) return same;
  const rules = clusters.map(({ method, into }) => ({ method, into: new Map(Object.entries(into)) }));
  const kept = new Map<string, string>();
  const merge = (text: string): string => {
    for (const { method, into } of rules) {
      const key = clusterKey(method, text);
      const value = key === '' ? undefined : into.get(key);
      if (value !== undefined) return value;
    }
    return text;
  };
  return (text) => {
    const known = kept.get(text);
    if (known !== undefined) return known;
    const value = merge(text);
    if (kept.size >= mostKept) kept.clear();
    kept.set(text, value);
    return value;
  };
}
