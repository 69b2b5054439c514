// A recipe's name, new or changed, and the question before one is forgotten.
import { t } from '../../../../../shared/messages/message.ts';
import type { RunOptions, Source } from '../../../../../shared/schema/import.ts';
import { ConfirmDialog } from '../../../../ui/confirm-dialog.tsx';
import { NameDialog } from '../../../../ui/name-dialog.tsx';
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
      title={t('Save as a recipe')}
      hint={t('The next file with these columns opens on Check, with what differs from this one.')}
      action={t('Save the recipe')}
      placeholder={t('CRM accounts, monthly')}
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
      title={t('Rename the recipe')}
      action={t('Rename')}
      placeholder={t('CRM accounts, monthly')}
      name={name}
      busy={renamed.busy}
      error={renamed.error}
      onClose={onClose}
      onName={(to) => renamed.send({ id, name: to }, onClose)}
    />
  );
}

type ForgetProps = { task: { id: string; name: string }; onClose: () => void };

function ForgetDialog({ task: { id, name }, onClose }: ForgetProps) {
  const forgotten = useForgetRecipe();
  return (
    <ConfirmDialog
      opened
      title={t('Forget “{name}”?', { name })}
      action={t('Forget the recipe')}
      busy={forgotten.busy}
      onConfirm={() => forgotten.send(id, onClose)}
      onClose={onClose}
    >
      {t(
        'What is decided on this page stays, and imports that ran with it stay as they are. ' +
          'To keep a copy, export it as a file first.',
      )}
      {forgotten.error && <InlineError>{forgotten.error.message}</InlineError>}
    </ConfirmDialog>
  );
}
