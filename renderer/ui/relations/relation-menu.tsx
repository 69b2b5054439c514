// What can be done with one relation of the record that is looked at. What a provider says cannot be changed, only deleted.
import { ActionIcon, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { t } from '../../../shared/messages/message.ts';
import type { Relation } from '../../../shared/schema/relation.ts';

export type RelationActions = {
  onEdit: (relation: Relation) => void;
  onEnd: (relation: Relation) => void;
  onDelete: (relation: Relation) => void;
};

type Props = RelationActions & {
  relation: Relation;
  /** Of the other one. */
  name: string;
};

export function RelationMenu({ relation, name, onEdit, onEnd, onDelete }: Props) {
  const isTold = relation.source === 'person';
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon size={24} aria-label={t('Actions for {name}', { name })}>
          <IconDots size={14} stroke={1.4} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {isTold && <Menu.Item onClick={() => onEdit(relation)}>{t('Edit')}</Menu.Item>}
        {isTold && !relation.isEnded && (
          <Menu.Item onClick={() => onEnd(relation)}>{t('Ended today')}</Menu.Item>
        )}
        <Menu.Item onClick={() => onDelete(relation)}>{t('Delete')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
