// A recipe's name, new or changed, and the question before one is forgotten.
import { Button, Group, Modal, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import type { RunOptions, Source } from '../../../../../shared/schema/import.ts';
import type { ApiError } from '../../../../api/api-error.ts';
import { ConfirmDialog } from '../../../../ui/confirm-dialog.tsx';
import { InlineError } from '../../../../ui/message.tsx';
import { useForgetRecipe, useRenameRecipe, useSaveRecipe } from './use-recipes.ts';

export type RecipeTask =
  | { kind: 'save'; options: RunOptions }
  | { kind: 'rename'; id: string; name: string }
  | { kind: 'forget'; id: string; name: string };

type Props = {
  sourceId: string;
  task: RecipeTask;
  onSaved: (source: Source) => void;
  onClose: () => void;
};

export function RecipeDialog({ sourceId, task, onSaved, onClose }: Props) {
  const saved = useSaveRecipe(sourceId);
  if (task.kind === 'rename') return <RenameDialog id={task.id} name={task.name} onClose={onClose} />;
  if (task.kind === 'forget') return <ForgetDialog task={task} onClose={onClose} />;
  return (
    <NameDialog
      title="Save as a recipe"
      hint="The next file with these columns opens on Check, with what differs from this one."
      action="Save the recipe"
      name=""
      busy={saved.busy}
      error={saved.error}
      onClose={onClose}
      onName={(name) =>
        saved.save({ options: task.options, recipe: { save: name } }, (source) => {
          onSaved(source);
          onClose();
        })
      }
    />
  );
}

export function RenameDialog({ id, name, onClose }: { id: string; name: string; onClose: () => void }) {
  const renamed = useRenameRecipe();
  return (
    <NameDialog
      title="Rename the recipe"
      action="Rename"
      name={name}
      busy={renamed.busy}
      error={renamed.error}
      onClose={onClose}
      onName={(to) => renamed.send({ id, name: to }, onClose)}
    />
  );
}

type NameProps = {
  title: string;
  hint?: string;
  action: string;
  name: string;
  busy: boolean;
  error: ApiError | null;
  onName: (name: string) => void;
  onClose: () => void;
};

export function NameDialog({ title, hint, action, name: before, busy, error, onName, onClose }: NameProps) {
  const [name, setName] = useState(before);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() !== '') onName(name.trim());
  };
  return (
    <Modal opened onClose={onClose} title={title} size={420}>
      <form onSubmit={submit}>
        <TextInput
          label="Name"
          {...(hint === undefined ? {} : { description: hint })}
          placeholder="CRM accounts, monthly"
          maxLength={200}
          data-autofocus
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        {error && <InlineError>{error.message}</InlineError>}
        <Group justify="flex-end" gap="sm" mt="lg">
          <Button variant="subtle" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" variant="filled" loading={busy} disabled={name.trim() === ''}>
            {action}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}

type ForgetProps = { task: { id: string; name: string }; onClose: () => void };

function ForgetDialog({ task: { id, name }, onClose }: ForgetProps) {
  const forgotten = useForgetRecipe();
  return (
    <ConfirmDialog
      opened
      title={`Forget “${name}”?`}
      action="Forget the recipe"
      busy={forgotten.busy}
      onConfirm={() => forgotten.send(id, onClose)}
      onClose={onClose}
    >
      What is decided on this page stays, and imports that ran with it stay as they are. To keep a copy,
      export it as a file first.
      {forgotten.error && <InlineError>{forgotten.error.message}</InlineError>}
    </ConfirmDialog>
  );
}
