// The panel beside the fields: saves what the form holds, and asks first where values would go.
import { useState } from 'react';
import {
  createCustomField,
  deleteCustomField,
  previewCustomField,
  updateCustomField,
} from '../../../shared/contract/definitions.ts';
import { t } from '../../../shared/messages/message.ts';
import type { CustomField, EntityType } from '../../../shared/schema/custom-field.ts';
import type { DefinitionPlan, FieldPatch } from '../../../shared/schema/definition-input.ts';
import { call } from '../../api/client.ts';
import { SidePanel } from '../../ui/page.tsx';
import { inputOf, mayRemove, patchOf, type FieldDraft } from './field-draft.ts';
import { FieldForm, type Gone } from './field-form.tsx';
import { withAdded } from './merged-options.ts';
import { PlanDialog } from './plan-dialog.tsx';
import { conversionWords, deletedWords, deletionWords, optionsWords } from './plan-words.ts';
import { useDefinitionChange } from './use-definition-change.ts';

type Asked =
  | { kind: 'delete'; plan: DefinitionPlan }
  | { kind: 'patch'; plan: DefinitionPlan; patch: FieldPatch; before: CustomField['options'] };

type Props = {
  groupId: string;
  entityType: EntityType;
  field: CustomField | null;
  gone: Gone;
  onMade: (id: string) => void;
  onClose: () => void;
};

export function FieldPanel({ groupId, entityType, field, gone, onMade, onClose }: Props) {
  const change = useDefinitionChange();
  const [asked, setAsked] = useState<Asked | null>(null);
  const list = { groupId, entityType };

  const create = (draft: FieldDraft): void =>
    change.run({
      send: () =>
        call(
          createCustomField,
          { params: list, body: inputOf(draft) },
          { idempotencyKey: crypto.randomUUID() },
        ),
      onDone: ({ data }) => onMade(data.id),
    });

  const patch = (of: CustomField, body: FieldPatch, plan?: DefinitionPlan): void => {
    const removed = plan?.removed ?? 0;
    change.run({
      send: () => call(updateCustomField, { params: { ...list, fieldId: of.id }, body }),
      // A job says itself when it has ended, in the status bar.
      said: ({ data }) =>
        removed === 0 || data.conversion
          ? null
          : t('{name}: {n, plural, one {# value} other {# values}} removed.', { name: of.name, n: removed }),
      onDone: () => setAsked(null),
    });
  };

  const remove = (of: CustomField, { removed }: DefinitionPlan): void =>
    change.run({
      send: () => call(deleteCustomField, { params: { ...list, fieldId: of.id } }),
      said: () => deletedWords(of.name, removed),
      onDone: onClose,
    });

  const save = (draft: FieldDraft): void => {
    // Whoever saves one that is gone makes it anew.
    if (!field || gone) return create(draft);
    const body = patchOf(field, draft);
    if (!mayRemove(field, body)) return patch(field, body);
    change.run({
      send: () => call(previewCustomField, { params: { ...list, fieldId: field.id }, body: { patch: body } }),
      onDone: ({ data: plan }) => {
        if (plan.values === 0 || (plan.removed === 0 && body.type === undefined)) patch(field, body, plan);
        else setAsked({ kind: 'patch', plan, patch: body, before: field.options });
      },
    });
  };

  const askDelete = (of: CustomField): void =>
    change.run({
      send: () => call(previewCustomField, { params: { ...list, fieldId: of.id }, body: { delete: true } }),
      onDone: ({ data: plan }) => {
        if (plan.removed === 0) remove(of, plan);
        else setAsked({ kind: 'delete', plan });
      },
    });

  const confirm = (): void => {
    if (!field || !asked) return;
    if (asked.kind === 'delete') remove(field, asked.plan);
    else patch(field, withAdded(asked.patch, asked.before, field.options), asked.plan);
  };

  return (
    <SidePanel label={field ? t('Field {name}', { name: field.name }) : t('New field')}>
      <FieldForm
        field={field}
        gone={gone}
        groupId={groupId}
        entityType={entityType}
        isBusy={change.isBusy}
        error={asked ? null : change.error}
        onSave={save}
        onDelete={() => field && askDelete(field)}
        onClose={onClose}
      />
      {field && asked && (
        <PlanDialog
          words={wordsOf(field, asked)}
          plan={asked.plan}
          busy={change.isBusy}
          error={change.error}
          onConfirm={confirm}
          onClose={() => setAsked(null)}
        />
      )}
    </SidePanel>
  );
}

function wordsOf({ name }: CustomField, asked: Asked) {
  if (asked.kind === 'delete') return deletionWords(name, asked.plan);
  const { type } = asked.patch;
  return type === undefined ? optionsWords(name, asked.plan) : conversionWords(name, type, asked.plan);
}
