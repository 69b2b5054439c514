// The bottom bar of the check: back, what is left out, the diff as a file, and the one button that imports.
import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import type { DryRun } from '../../../../../shared/contract/imports.ts';
import { t } from '../../../../../shared/messages/message.ts';
import type { ApiError } from '../../../../api/api-error.ts';
import { Kbd } from '../../../../ui/kbd.tsx';
import { ActionBar, Spacer } from '../../../../ui/page.tsx';
import section from '../frame/section.module.css';
import classes from './check-bar.module.css';
import { downloadDiff } from './download-diff.ts';

type Props = {
  fileName: string;
  dryRun: DryRun | null;
  /** The result is not of the present decisions yet. */
  checking: boolean;
  busy: boolean;
  onBack: () => void;
  onNext: () => void;
  onProblem: (error: ApiError | null) => void;
};

export function CheckBar({ fileName, dryRun, checking, busy, onBack, onNext, onProblem }: Props) {
  const download = useMutation({
    mutationFn: (id: string) => downloadDiff(id, fileName),
    onMutate: () => onProblem(null),
    onError: (error) => onProblem(error as ApiError),
  });
  const isReady = dryRun !== null && !checking && doesAnything(dryRun);
  return (
    <ActionBar>
      <Button variant="subtle" onClick={onBack}>
        {t('Back to columns')}
      </Button>
      <span className={`${section['caption']} ${classes['wide']}`}>{dryRun && promise(dryRun)}</span>
      <Spacer />
      {dryRun && (
        <Button
          className={classes['wide'] ?? ''}
          leftSection={<IconDownload size={14} stroke={1.4} aria-hidden="true" />}
          loading={download.isPending}
          disabled={checking}
          onClick={() => download.mutate(dryRun.dry_run_id)}
        >
          {t('Download the diff')}
        </Button>
      )}
      <Button
        variant="filled"
        loading={busy}
        disabled={!isReady}
        rightSection={isReady ? <Kbd keys="Mod ↵" /> : null}
        onClick={onNext}
      >
        {dryRun === null ? t('Not checked yet') : effectOf(dryRun)}
      </Button>
    </ActionBar>
  );
}

const doesAnything = ({ created_count: created, updated_count: updated }: DryRun): boolean =>
  created + updated > 0;

/** "Create 4,816 and update 6,209": what the import does, in its own numbers. */
export function effectOf({ created_count: created, updated_count: updated }: DryRun): string {
  if (created === 0 && updated === 0) return t('Nothing to import');
  if (updated === 0) return t('Create {created, number}', { created });
  if (created === 0) return t('Update {updated, number}', { updated });
  return t('Create {created, number} and update {updated, number}', { created, updated });
}

const promise = ({ failed_count: n }: DryRun): string =>
  t(
    n === 0
      ? 'You can undo the whole import.'
      : '{n, plural, one {# failing row stays out and is kept} other {# failing rows stay out and are kept}} ' +
          'for you to fix. You can undo the whole import.',
    { n },
  );
