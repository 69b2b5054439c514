// Adding, changing, ending and deleting relations of a record, with the dialog that is open for it.
import { useState, type ReactNode } from 'react';
import { t } from '../../../shared/messages/message.ts';
import type { Relation, RelationNode } from '../../../shared/schema/relation.ts';
import { toApiError } from '../../api/api-error.ts';
import { draftOf, emptyDraft, inputOf, patchOf, type RelationDraft } from './relation-draft.ts';
import { RelationDialog } from './relation-dialog.tsx';
import type { RelationActions } from './relation-menu.tsx';
import { useRelationChange } from './use-relation-change.ts';

type Open = { relation: Relation | null; draft: RelationDraft };

export type RelationEdit = {
  actions: RelationActions;
  add: () => void;
  /** What failed outside of the dialog. */
  problem: string | null;
  dialog: ReactNode;
};

export function useRelationEdit(entityId: string, nodes: readonly RelationNode[]): RelationEdit {
  const [open, setOpen] = useState<Open | null>(null);
  const save = useRelationChange(entityId);
  const atOnce = useRelationChange(entityId);
  const self = nodes.find(({ id }) => id === entityId);
  const otherOf = ({ subjectId, objectId }: Relation) => {
    const id = objectId === entityId ? subjectId : objectId;
    return { id, name: nodes.find((node) => node.id === id)?.name ?? id };
  };
  const show = (next: Open): void => {
    save.reset();
    if (!atOnce.isPending) atOnce.reset();
    setOpen(next);
  };
  const type = self?.type ?? 'company';
  const onSave = (draft: RelationDraft): void => {
    const input = inputOf(draft);
    const name = draft.other?.name ?? '';
    // Another dialog may be open by then.
    const onDone = (): void => setOpen((now) => (now === open ? null : now));
    if (open?.relation) {
      const patch = patchOf(open.draft, draft);
      if (Object.keys(patch).length === 0) return setOpen(null);
      const said = t('Changed the relation to {name}.', { name });
      save.mutate({ to: 'change', id: open.relation.id, patch, said, onDone });
    } else if (input) save.mutate({ to: 'add', input, said: t('Added {name}.', { name }), onDone });
  };
  return {
    actions: {
      onEdit: (relation) => show({ relation, draft: draftOf(relation, entityId, otherOf(relation)) }),
      onEnd: (relation) => {
        const said = t('The relation to {name} ended today.', { name: otherOf(relation).name });
        atOnce.mutate({ to: 'change', id: relation.id, patch: { to: today() }, said });
      },
      onDelete: (relation) => {
        const said = t('Deleted the relation to {name}.', { name: otherOf(relation).name });
        atOnce.mutate({ to: 'delete', id: relation.id, said });
      },
    },
    add: () => show({ relation: null, draft: emptyDraft(type) }),
    problem: atOnce.error && toApiError(atOnce.error).message,
    dialog: open && (
      <RelationDialog
        title={
          open.relation
            ? t('Relation to {name}', { name: open.draft.other?.name ?? '' })
            : t('New relation of {name}', { name: self?.name ?? '' })
        }
        action={open.relation ? t('Save') : t('Add the relation')}
        draft={open.draft}
        type={type}
        isNew={open.relation === null}
        busy={save.isPending}
        error={save.error && toApiError(save.error)}
        onSave={onSave}
        onClose={() => setOpen(null)}
      />
    ),
  };
}

/** As the person's own calendar has it. */
function today(): string {
  const now = new Date();
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
