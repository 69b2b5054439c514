// The chosen group: its name, its place, and the way to rename or delete it.
import { ActionIcon, Button, SegmentedControl } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useState } from 'react';
import { deleteGroup, previewGroup, updateGroup } from '../../../shared/contract/definitions.ts';
import { t } from '../../../shared/messages/message.ts';
import type { EntityType } from '../../../shared/schema/custom-field.ts';
import type { DefinitionPlan, GroupWithFields } from '../../../shared/schema/definition-input.ts';
import { call } from '../../api/client.ts';
import { InlineError } from '../../ui/message.tsx';
import { NameDialog } from '../../ui/name-dialog.tsx';
import { Spacer, Toolbar } from '../../ui/page.tsx';
import { PlanDialog } from './plan-dialog.tsx';
import { deletedWords, groupWords } from './plan-words.ts';
import classes from './fields.module.css';
import { useDefinitionChange } from './use-definition-change.ts';

type Props = {
  group: GroupWithFields;
  at: number;
  count: number;
  entityType: EntityType;
  onEntityType: (of: EntityType) => void;
  onMove: (to: number) => void;
  onGone: () => void;
};

export function GroupBar({ group, at, count, entityType, onEntityType, onMove, onGone }: Props) {
  const change = useDefinitionChange();
  const [renaming, setRenaming] = useState(false);
  const [plan, setPlan] = useState<DefinitionPlan | null>(null);
  const params = { groupId: group.id };
  const { name } = group;

  const rename = (to: string): void =>
    change.run({
      send: () => call(updateGroup, { params, body: { name: to } }),
      onDone: () => setRenaming(false),
    });
  const remove = ({ removed }: DefinitionPlan): void =>
    change.run({
      send: () => call(deleteGroup, { params }),
      said: () => deletedWords(name, removed),
      onDone: onGone,
    });
  const askDelete = (): void =>
    change.run({
      send: () => call(previewGroup, { params, body: { delete: true } }),
      onDone: ({ data }) => (data.removed === 0 && data.records === 0 ? remove(data) : setPlan(data)),
    });

  return (
    <Toolbar label={t('Group')}>
      <h2 className={classes['barTitle']} title={name}>
        {name}
      </h2>
      <SegmentedControl
        size="xs"
        className={classes['whole'] ?? ''}
        aria-label={t('Fields of')}
        data={kinds}
        value={entityType}
        onChange={(of) => onEntityType(of)}
      />
      <Spacer />
      {change.error && !renaming && !plan && <InlineError>{change.error.message}</InlineError>}
      <ActionIcon
        color="gray"
        aria-label={t('Move {name} up', { name })}
        disabled={at === 0}
        onClick={() => onMove(at - 1)}
      >
        <IconArrowUp size={16} stroke={1.4} />
      </ActionIcon>
      <ActionIcon
        color="gray"
        aria-label={t('Move {name} down', { name })}
        disabled={at === count - 1}
        onClick={() => onMove(at + 1)}
      >
        <IconArrowDown size={16} stroke={1.4} />
      </ActionIcon>
      <Button
        variant="subtle"
        px={8}
        className={classes['whole'] ?? ''}
        onClick={() => {
          change.reset();
          setRenaming(true);
        }}
      >
        {t('Rename')}
      </Button>
      <Button
        variant="subtle"
        color="red"
        px={8}
        className={classes['whole'] ?? ''}
        disabled={change.isBusy}
        onClick={askDelete}
      >
        {t('Delete')}
      </Button>
      {renaming && (
        <NameDialog
          title={t('Rename the group')}
          action={t('Rename')}
          placeholder={t('Coverage')}
          name={name}
          busy={change.isBusy}
          error={change.error}
          onName={rename}
          onClose={() => setRenaming(false)}
        />
      )}
      {plan && (
        <PlanDialog
          words={groupWords(name, plan)}
          plan={plan}
          busy={change.isBusy}
          error={change.error}
          onConfirm={() => remove(plan)}
          onClose={() => setPlan(null)}
        />
      )}
    </Toolbar>
  );
}

const kinds = [
  { value: 'company' as const, label: t('Companies') },
  { value: 'person' as const, label: t('People') },
];
