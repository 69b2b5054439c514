// Groups and the custom fields that they give to companies: made, changed, put in order, deleted.
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import {
  createGroup,
  getDefinitions,
  updateCustomField,
  updateGroup,
} from '../../../shared/contract/definitions.ts';
import { t } from '../../../shared/messages/message.ts';
import type { EntityType } from '../../../shared/schema/custom-field.ts';
import type { GroupWithFields } from '../../../shared/schema/definition-input.ts';
import { toApiError } from '../../api/api-error.ts';
import { call } from '../../api/client.ts';
import { queryOf } from '../../api/query.ts';
import { useLastSeen } from '../../lib/use-last-seen.ts';
import { ErrorMessage, InlineError, Message } from '../../ui/message.tsx';
import { NameDialog } from '../../ui/name-dialog.tsx';
import { Page, PageBody, PageHeader, Scroll } from '../../ui/page.tsx';
import { UndoButtons } from '../../ui/steps/undo-buttons.tsx';
import { FieldPanel } from './field-panel.tsx';
import { FieldTable } from './field-table.tsx';
import classes from './fields.module.css';
import { GroupBar } from './group-bar.tsx';
import { GroupList } from './group-list.tsx';
import { useDefinitionChange } from './use-definition-change.ts';

const route = getRouteApi('/settings/fields');

/** In the address: the form of a field that is not there yet. */
const newField = 'new';

type Place = { group?: string; field?: string; of?: EntityType };

export function FieldsPage() {
  const { group: groupId, field: fieldId, of: entityType = 'company' } = route.useSearch();
  const navigate = route.useNavigate();
  const { data, error, refetch } = useQuery(
    queryOf(getDefinitions, entityType === 'company' ? {} : { query: { entityType } }),
  );
  const change = useDefinitionChange();
  const [naming, setNaming] = useState(false);
  const groups = data?.data.groups ?? [];
  const stored = groups.find(({ id }) => id === groupId) ?? null;
  const group = useLastSeen(stored, fieldId === undefined ? undefined : groupId) ?? groups[0] ?? null;

  const open = ({ of = entityType, ...next }: Place): void =>
    void navigate({ search: { ...next, ...(of === 'person' ? { of } : {}) }, replace: true });
  const addGroup = (name: string): void =>
    change.run({
      send: () => call(createGroup, { body: { name } }, { idempotencyKey: crypto.randomUUID() }),
      onDone: ({ data: made }) => {
        setNaming(false);
        open({ group: made.id });
      },
    });
  const moveGroup = (id: string, to: number): void =>
    change.run({ send: () => call(updateGroup, { params: { groupId: id }, body: { position: to } }) });
  const startGroup = (): void => {
    change.reset();
    setNaming(true);
  };

  return (
    <Page>
      <PageHeader title={t('Groups and fields')} before={<Link to="/settings">{t('Settings')}</Link>}>
        <UndoButtons />
        <Button onClick={startGroup}>{t('New group')}</Button>
        <Button
          variant="filled"
          disabled={group === null}
          onClick={() => group && open({ group: group.id, field: newField })}
        >
          {t('New field')}
        </Button>
      </PageHeader>
      {change.error && !naming && <InlineError>{change.error.message}</InlineError>}
      <PageBody>
        {error && (
          <ErrorMessage
            title={t('The fields could not be read')}
            error={toApiError(error)}
            onRetry={() => void refetch()}
          />
        )}
        {data && group === null && (
          <Message title={t('No groups yet')}>
            <p>{t('A group holds fields of your own. Companies and people that are in it have them.')}</p>
            <Button onClick={startGroup}>{t('Make the first group')}</Button>
          </Message>
        )}
        {group && (
          <>
            <GroupList
              groups={groups}
              chosen={group.id}
              onChoose={(id) => open({ group: id })}
              onMove={moveGroup}
            />
            <GroupFields
              group={group}
              groups={groups}
              fieldId={fieldId}
              entityType={entityType}
              open={open}
              onMoveGroup={moveGroup}
            />
          </>
        )}
      </PageBody>
      {naming && (
        <NameDialog
          title={t('New group')}
          hint={t('Companies and people that are in it have its fields.')}
          action={t('Make the group')}
          placeholder={t('Coverage')}
          name=""
          busy={change.isBusy}
          error={change.error}
          onName={addGroup}
          onClose={() => setNaming(false)}
        />
      )}
    </Page>
  );
}

type GroupProps = {
  group: GroupWithFields;
  groups: readonly GroupWithFields[];
  fieldId: string | undefined;
  entityType: EntityType;
  open: (next: Place) => void;
  onMoveGroup: (id: string, to: number) => void;
};

function GroupFields({ group, groups, fieldId, entityType, open, onMoveGroup }: GroupProps) {
  const change = useDefinitionChange();
  const at = groups.indexOf(group);
  const isGroupGone = at === -1;
  const stored = group.fields.find(({ id }) => id === fieldId) ?? null;
  const field = useLastSeen(stored, fieldId);
  const params = { groupId: group.id, entityType };
  const moveField = (id: string, to: number): void =>
    change.run({
      send: () => call(updateCustomField, { params: { ...params, fieldId: id }, body: { position: to } }),
    });
  return (
    <>
      <div className={classes['main']}>
        {!isGroupGone && (
          <>
            <GroupBar
              key={group.id}
              group={group}
              at={at}
              count={groups.length}
              onMove={(to) => onMoveGroup(group.id, to)}
              onGone={() => open({})}
              entityType={entityType}
              onEntityType={(of) => open({ group: group.id, of })}
            />
            <Scroll>
              {change.error && <InlineError>{change.error.message}</InlineError>}
              {group.fields.length === 0 ? (
                <Message title={t('{name} has no fields yet', { name: group.name })}>
                  <Button onClick={() => open({ group: group.id, field: newField })}>
                    {t('Make the first field')}
                  </Button>
                </Message>
              ) : (
                <FieldTable
                  fields={group.fields}
                  chosen={field?.id ?? null}
                  onChoose={(id) => open({ group: group.id, field: id })}
                  onMove={moveField}
                />
              )}
            </Scroll>
          </>
        )}
      </div>
      {(field !== null || fieldId === newField) && (
        <FieldPanel
          key={field?.id ?? newField}
          groupId={group.id}
          entityType={entityType}
          field={field}
          gone={isGroupGone ? 'group' : field !== null && stored === null ? 'field' : null}
          onMade={(id) => open({ group: group.id, field: id })}
          onClose={() => open({ group: group.id })}
        />
      )}
    </>
  );
}
