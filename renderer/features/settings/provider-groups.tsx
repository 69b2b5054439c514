// Providers that are asked together: a refresh over the API names the group instead of each of them.
import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { deleteEnrichmentGroup, listEnrichmentGroups } from '../../../shared/contract/entities.ts';
import { listProviders } from '../../../shared/contract/enrichment.ts';
import { locale, t } from '../../../shared/messages/message.ts';
import type { EnrichmentGroup } from '../../../shared/schema/entity.ts';
import { toApiError } from '../../api/api-error.ts';
import { call } from '../../api/client.ts';
import { queryOf } from '../../api/query.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { InlineError } from '../../ui/message.tsx';
import { ProviderGroupDialog } from './provider-group-dialog.tsx';
import { Section } from './section.tsx';
import own from './providers.module.css';
import classes from './settings.module.css';

/** What a provider is called; its code where nobody knows it any more. */
function useProviderNames(): (code: string) => string {
  const { data } = useQuery(queryOf(listProviders, {}));
  return (code) => {
    const label = data?.data.items.find((one) => one.code === code)?.label;
    return label === undefined ? code : t(label);
  };
}

export function ProviderGroups() {
  const { data, error } = useQuery(queryOf(listEnrichmentGroups, {}));
  const [edited, setEdited] = useState<EnrichmentGroup | 'new' | null>(null);
  const [deleted, setDeleted] = useState<EnrichmentGroup | null>(null);
  const nameOf = useProviderNames();
  const groups = data?.items ?? [];
  return (
    <Section
      title={t('Groups of providers')}
      hint={t('Providers that are asked together. A refresh over the API names the group.')}
    >
      {error && <InlineError>{toApiError(error).message}</InlineError>}
      {groups.length > 0 && (
        <ul className={own['list']} aria-label={t('Groups of providers')}>
          {groups.map((group) => (
            <GroupRow
              key={group.id}
              group={group}
              nameOf={nameOf}
              onEdit={() => setEdited(group)}
              onDelete={() => setDeleted(group)}
            />
          ))}
        </ul>
      )}
      {data && groups.length === 0 && <p className={classes['empty']}>{t('None.')}</p>}
      <div className={own['attach']}>
        <Button onClick={() => setEdited('new')}>{t('New group')}</Button>
      </div>
      {edited !== null && (
        <ProviderGroupDialog
          group={edited === 'new' ? null : edited}
          nameOf={nameOf}
          onClose={() => setEdited(null)}
        />
      )}
      {deleted && <DeleteGroup group={deleted} onClose={() => setDeleted(null)} />}
    </Section>
  );
}

type RowProps = {
  group: EnrichmentGroup;
  nameOf: (code: string) => string;
  onEdit: () => void;
  onDelete: () => void;
};

function GroupRow({ group: { name, providers }, nameOf, onEdit, onDelete }: RowProps) {
  const members = new Intl.ListFormat(locale()).format(providers.map(nameOf));
  return (
    <li className={own['row']}>
      <div className={own['what']}>
        <p title={name}>{name}</p>
        <p className={own['quiet']} title={members}>
          {members}
        </p>
      </div>
      <Button size="xs" variant="subtle" aria-label={t('Edit {name}', { name })} onClick={onEdit}>
        {t('Edit')}
      </Button>
      <Button
        size="xs"
        variant="subtle"
        color="red"
        aria-label={t('Delete {name}', { name })}
        onClick={onDelete}
      >
        {t('Delete')}
      </Button>
    </li>
  );
}

/** Asked first: no undo brings it back. */
function DeleteGroup({ group, onClose }: { group: EnrichmentGroup; onClose: () => void }) {
  const client = useQueryClient();
  const remove = useMutation({
    mutationFn: () => call(deleteEnrichmentGroup, { params: { groupId: group.id } }),
    onSuccess: onClose,
    onSettled: () => client.invalidateQueries({ queryKey: [listEnrichmentGroups.name] }),
  });
  return (
    <ConfirmDialog
      opened
      title={t('Delete {name}?', { name: group.name })}
      action={t('Delete the group')}
      busy={remove.isPending}
      onConfirm={() => remove.mutate()}
      onClose={onClose}
    >
      {t('Its providers stay. Whoever names the group in a refresh is refused from then on.')}
      {remove.error && <InlineError>{toApiError(remove.error).message}</InlineError>}
    </ConfirmDialog>
  );
}
