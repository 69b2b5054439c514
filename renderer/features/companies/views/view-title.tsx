// The head of the list: which view it is, whether it was changed, and what can be done with it.
import { ActionIcon, Button, Menu } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useState } from 'react';
import { t } from '../../../../shared/messages/message.ts';
import { toApiError } from '../../../api/api-error.ts';
import { isNarrowing, searchOfQuery } from '../../../lib/company-search.ts';
import { NameDialog } from '../../../ui/name-dialog.tsx';
import { useViews } from '../../../ui/views/use-views.ts';
import { usualViews } from '../../../ui/views/usual-views.ts';
import type { GridColumn } from '../grid/columns/grid-column.ts';
import { useViewActions } from './use-view-actions.ts';
import type { ShownView } from './use-view.ts';
import classes from './views.module.css';
import { getRouteApi } from '@tanstack/react-router';

const route = getRouteApi('/companies');

type Props = { shown: ShownView; columns: readonly GridColumn[] };
type Dialog = 'save' | 'rename' | null;

export const titleOf = ({ saved, usual }: ShownView): string => saved?.name ?? usual?.name ?? t('Companies');

function OtherViews({ shown }: { shown: ShownView }) {
  const navigate = route.useNavigate();
  const { views } = useViews();
  const entries = [
    { id: undefined, name: t('All companies'), query: {} },
    ...views,
    ...usualViews.map((view) => ({ ...view, query: view.query(new Date()) })),
  ];
  return (
    <>
      <Menu.Label>{t('Views')}</Menu.Label>
      {entries.map(({ id, name, query }) => (
        <Menu.Item
          key={id ?? ''}
          data-shown={id === (shown.saved?.id ?? shown.usual?.id)}
          className={classes['item'] ?? ''}
          onClick={() =>
            void navigate({ search: { ...(id === undefined ? {} : { view: id }), ...searchOfQuery(query) } })
          }
        >
          {name}
        </Menu.Item>
      ))}
    </>
  );
}

function ViewMenu({
  shown,
  actions,
  onDialog,
}: {
  shown: ShownView;
  actions: ReturnType<typeof useViewActions>;
  onDialog: (dialog: Dialog) => void;
}) {
  const { saved, isEdited } = shown;
  const { views } = useViews();
  const at = views.findIndex(({ id }) => id === saved?.id);
  return (
    <Menu position="bottom-start" width={220}>
      <Menu.Target>
        <ActionIcon size={20} variant="subtle" color="gray" aria-label={t('Views')} title={t('Views')}>
          <IconChevronDown size={12} stroke={1.6} aria-hidden="true" />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown mah={420} style={{ overflowY: 'auto' }}>
        {saved && isEdited && (
          <Menu.Item onClick={() => actions.reset(saved)}>{t('Back to what was saved')}</Menu.Item>
        )}
        <Menu.Item onClick={() => onDialog('save')}>{t('Save as a new view …')}</Menu.Item>
        {saved && <Menu.Item onClick={() => onDialog('rename')}>{t('Rename …')}</Menu.Item>}
        {saved && at > 0 && (
          <Menu.Item onClick={() => actions.move.mutate({ view: saved, position: at - 1 })}>
            {t('Move up')}
          </Menu.Item>
        )}
        {saved && at < views.length - 1 && (
          <Menu.Item onClick={() => actions.move.mutate({ view: saved, position: at + 1 })}>
            {t('Move down')}
          </Menu.Item>
        )}
        {saved && <Menu.Item onClick={() => actions.remove.mutate(saved)}>{t('Delete the view')}</Menu.Item>}
        <Menu.Divider />
        <OtherViews shown={shown} />
      </Menu.Dropdown>
    </Menu>
  );
}

const missingText = (missing: readonly string[]): string =>
  t(
    '{n, plural, one {{names} was deleted and is left out.} other {{names} were deleted and are left out.}}',
    { n: missing.length, names: missing.join(', ') },
  );

/** What stands beside the title. */
export function ViewNotes({ shown, columns }: Props) {
  const [dialog, setDialog] = useState<Dialog>(null);
  const actions = useViewActions(shown, columns);
  const { saved, usual, isEdited, query, isLoaded } = shown;
  const isNew = saved === null && usual === null && isLoaded && isNarrowing(query);
  const close = () => {
    setDialog(null);
    actions.saveAs.reset();
    actions.rename.reset();
  };
  return (
    <span className={classes['notes']}>
      <ViewMenu shown={shown} actions={actions} onDialog={setDialog} />
      {isEdited && <span>{t('edited, not saved')}</span>}
      {saved && saved.missing.length > 0 && (
        <span className={classes['missing']}>{missingText(saved.missing)}</span>
      )}
      {saved && isEdited && (
        <Button
          size="xs"
          variant="subtle"
          color="gray"
          loading={actions.save.isPending}
          onClick={() => actions.save.mutate(saved)}
        >
          {t('Save view')}
        </Button>
      )}
      {isNew && (
        <Button size="xs" variant="subtle" color="gray" onClick={() => setDialog('save')}>
          {t('Save view')}
        </Button>
      )}
      {dialog === 'save' && (
        <NameDialog
          title={t('Save as a view')}
          hint={t('It keeps the filters, the order, the columns and the facets.')}
          action={t('Save the view')}
          placeholder={t('Coverage list')}
          name=""
          busy={actions.saveAs.isPending}
          error={actions.saveAs.error && toApiError(actions.saveAs.error)}
          onName={(name) => actions.saveAs.mutate(name, { onSuccess: close })}
          onClose={close}
        />
      )}
      {dialog === 'rename' && saved && (
        <NameDialog
          title={t('Rename the view')}
          action={t('Rename the view')}
          placeholder={saved.name}
          name={saved.name}
          busy={actions.rename.isPending}
          error={actions.rename.error && toApiError(actions.rename.error)}
          onName={(name) => actions.rename.mutate({ view: saved, name }, { onSuccess: close })}
          onClose={close}
        />
      )}
    </span>
  );
}
