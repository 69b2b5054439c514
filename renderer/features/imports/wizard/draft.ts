// What a person decided about a file, kept for the window's session: one may look at the companies and come back.
import { keepKnown, type Decisions } from './columns/mapping.ts';
import type { SourceColumn } from '../../../../shared/schema/import.ts';
import type { ImportRules } from '../../../../shared/schema/import-rules.ts';

export type Draft = {
  decisions: Decisions;
  updateExisting: boolean;
  tags: readonly string[];
  /** How cells are read and how they meet what is stored. */
  rules: ImportRules;
};

export const emptyDraft: Draft = { decisions: new Map(), updateExisting: false, tags: [], rules: {} };

type Stored = {
  decisions: [string, string][];
  updateExisting: boolean;
  tags: string[];
  rules?: ImportRules;
};

const keyOf = (sourceId: string): string => `rowbench.import-draft.${sourceId}`;

const isStored = (value: unknown): value is Stored =>
  typeof value === 'object' &&
  value !== null &&
  'decisions' in value &&
  Array.isArray(value.decisions) &&
  'updateExisting' in value &&
  'tags' in value &&
  Array.isArray(value.tags);

/** The kept draft, or an empty one where there is none or it cannot be read. */
export function loadDraft(storage: Storage, sourceId: string): Draft {
  try {
    const stored: unknown = JSON.parse(storage.getItem(keyOf(sourceId)) ?? 'null');
    return isStored(stored) ? { ...emptyDraft, ...stored, decisions: new Map(stored.decisions) } : emptyDraft;
  } catch {
    return emptyDraft;
  }
}

/** Somebody, or a recipe, has decided on this source before. */
export const hasDraft = (storage: Storage, sourceId: string): boolean =>
  storage.getItem(keyOf(sourceId)) !== null;

export function saveDraft(storage: Storage, sourceId: string, draft: Draft): void {
  const stored: Stored = {
    decisions: [...draft.decisions],
    updateExisting: draft.updateExisting,
    tags: [...draft.tags],
    rules: draft.rules,
  };
  try {
    storage.setItem(keyOf(sourceId), JSON.stringify(stored));
  } catch {
    // A full or forbidden storage costs the draft after a reload, nothing else.
  }
}

/** The draft as it applies to the columns of the present reading. */
export const draftFor = (draft: Draft, columns: readonly SourceColumn[]): Draft => ({
  ...draft,
  decisions: new Map([...keepKnown(draft.decisions, columns), ...madeDecisions(draft)]),
});

/** Targets of columns that rules make of others. */
export const madeDecisions = ({ decisions, rules }: Pick<Draft, 'decisions' | 'rules'>): [string, string][] =>
  Object.entries(rules.columns ?? {}).flatMap(([key, { from }]) => {
    const target = from === undefined ? undefined : decisions.get(key);
    return target === undefined ? [] : [[key, target]];
  });
