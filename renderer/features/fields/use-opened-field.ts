// A field as it was opened and as it is typed. What another window, a grid cell or an undo changes meanwhile is taken along where
// nobody typed over it, so that neither what is typed nor what is stored is lost.
import { useState } from 'react';
import type { CustomField } from '../../../shared/schema/custom-field.ts';
import { draftOf, emptyDraft, isChanged, patchOf, type FieldDraft } from './field-draft.ts';
import { mergedOptions } from './merged-options.ts';

type Opened = { field: CustomField | null; draft: FieldDraft; isOutdated: boolean };

const openedAs = (field: CustomField | null): Opened => ({
  field,
  draft: field ? draftOf(field) : emptyDraft,
  isOutdated: false,
});

/** `field` follows what is stored. Null: a new one. */
export function useOpenedField(field: CustomField | null) {
  const [opened, setOpened] = useState(() => openedAs(field));
  if (field && opened.field && isElse(field, opened.field)) setOpened(followed(opened, opened.field, field));
  const { draft, isOutdated } = opened;
  return {
    draft,
    setDraft: (next: FieldDraft): void => setOpened({ ...opened, draft: next }),
    isOutdated: isOutdated && field !== null && isChanged(patchOf(field, draft)),
    takeNewest: (): void => setOpened(openedAs(field)),
  };
}

const parts = ['name', 'type', 'config', 'options'] as const;

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);
const isElse = (one: CustomField, other: CustomField): boolean =>
  parts.some((part) => !isSame(one[part], other[part]));

/** Outdated where something was typed over what has changed. Options are put together instead. */
function followed({ draft, isOutdated }: Opened, before: CustomField, now: CustomField): Opened {
  const typed = patchOf(before, draft);
  const left = patchOf(now, draft);
  const isOver = (part: 'name' | 'type' | 'config'): boolean =>
    !isSame(before[part], now[part]) && typed[part] !== undefined && left[part] !== undefined;
  const next: FieldDraft = {
    name: typed.name === undefined ? now.name : draft.name,
    type: typed.type === undefined ? now.type : draft.type,
    config: typed.config === undefined ? now.config : draft.config,
    options: mergedOptions(draft.options, before.options, now.options),
  };
  return {
    field: now,
    draft: next,
    isOutdated: isOutdated || isOver('name') || isOver('type') || isOver('config'),
  };
}
