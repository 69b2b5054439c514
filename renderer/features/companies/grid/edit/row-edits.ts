// What is being written in the cells of the list: values on their way to the store, shown as if they were there, and texts
// that were typed and are no value yet, with the reason. It outlives scrolling and knows nothing of how a value travels.

/** What stands in a cell without being written, and why. */
export type CellDraft = { text: string; reason: string };

/** The edits of one company; a new object whenever one of them changes. */
export type RowEdits = {
  readonly values: ReadonlyMap<string, unknown>;
  readonly drafts: ReadonlyMap<string, CellDraft>;
};

const none: RowEdits = { values: new Map(), drafts: new Map() };

const withEntry = <V>(map: ReadonlyMap<string, V>, key: string, value: V): ReadonlyMap<string, V> =>
  new Map(map).set(key, value);

function withoutEntry<V>(map: ReadonlyMap<string, V>, key: string): ReadonlyMap<string, V> {
  const rest = new Map(map);
  rest.delete(key);
  return rest;
}

export function createRowEdits() {
  const rows = new Map<string, RowEdits>();
  const listeners = new Set<() => void>();
  let version = 0;

  const change = (id: string, next: RowEdits): void => {
    if (next.values.size === 0 && next.drafts.size === 0) rows.delete(id);
    else rows.set(id, next);
    version += 1;
    for (const listener of listeners) listener();
  };
  const of = (id: string): RowEdits | null => rows.get(id) ?? null;
  const edit = (id: string, step: (before: RowEdits) => RowEdits): void => change(id, step(of(id) ?? none));

  return {
    of,
    /** Grows with every change, for `useSyncExternalStore`. */
    version: (): number => version,
    subscribe: (listener: () => void): (() => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    /** Shows a value before the store has it; whatever was wrong with the cell is over. */
    show: (id: string, path: string, value: unknown): void =>
      edit(id, (before) => ({
        values: withEntry(before.values, path, value),
        drafts: withoutEntry(before.drafts, path),
      })),
    /** The store has the value now, or never will; not if another has been typed meanwhile. */
    settle: (id: string, path: string, value: unknown): void => {
      if (of(id)?.values.get(path) !== value) return;
      edit(id, (before) => ({ ...before, values: withoutEntry(before.values, path) }));
    },
    keepDraft: (id: string, path: string, draft: CellDraft): void =>
      edit(id, (before) => ({ ...before, drafts: withEntry(before.drafts, path, draft) })),
    dropDraft: (id: string, path: string): void => {
      if (!of(id)?.drafts.has(path)) return;
      edit(id, (before) => ({ ...before, drafts: withoutEntry(before.drafts, path) }));
    },
  };
}

export type RowEditsStore = ReturnType<typeof createRowEdits>;
