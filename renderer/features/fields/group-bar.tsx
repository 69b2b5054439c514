// The chosen group: its name, its place, and the way to rename or delete it.
import { ActionIcon, Button, SegmentedControl } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useState } from 'react';
import { deleteGroup, previewGroup, updateGroup } from '../../../shared/contract/definitions.ts';
import type { EntityType } from '../../../shared/schema/custom-field.ts';
import type { DefinitionPlan, GroupWithFields } from '../../../shared/schema/definition-input.ts';
import { call } from '../../api/client.ts';
import { plural } from '../../lib/format.ts';
import { InlineError } from '../../ui/message.tsx';
import { NameDialog } from '../../ui/name-dialog.tsx';
import { Spacer, Toolbar } from '../../ui/page.tsx';
import { PlanDialog } from './plan-dialog.tsx';
import { deletionWords } from './plan-words.ts';
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
      said: () =>
        removed === 0 ? `Deleted ${name}.` : `Deleted ${name} and ${plural(removed, 'value', 'values')}.`,
      onDone: onGone,
    });
  const askDelete = (): void =>
    change.run({
      send: () => call(previewGroup, { params, body: { delete: true } }),
      onDone: ({ data }) => (data.removed === 0 && data.records === 0 ? remove(data) : setPlan(data)),
    });

  return (
    <Toolbar label="Group">
      <h2 className={classes['barTitle']} title={name}>
        {name}
      </h2>
      <SegmentedControl
        size="xs"
        aria-label="Fields of"
        data={kinds}
        value={entityType}
        onChange={(of) => onEntityType(of)}
      />
      <Spacer />
      {change.error && !renaming && !plan && <InlineError>{change.error.message}</InlineError>}
      <ActionIcon
        color="gray"
        aria-label={`Move ${name} up`}
        disabled={at === 0}
        onClick={() => onMove(at - 1)}
      >
        <IconArrowUp size={16} stroke={1.4} />
      </ActionIcon>
      <ActionIcon
        color="gray"
        aria-label={`Move ${name} down`}
        disabled={at === count - 1}
        onClick={() => onMove(at + 1)}
      >
        <IconArrowDown size={16} stroke={1.4} />
      </ActionIcon>
      <Button
        variant="subtle"
        onClick={() => {
          change.reset();
          setRenaming(true);
        }}
      >
        Rename
      </Button>
      <Button variant="subtle" color="red" disabled={change.isBusy} onClick={askDelete}>
        Delete
      </Button>
      {renaming && (
        <NameDialog
          title="Rename the group"
          action="Rename"
          placeholder="Coverage"
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
  { value: 'company' as const, label: 'Companies' },
  { value: 'person' as const, label: 'People' },
];

/** Records leave it too, whether they have values or not. */
function groupWords(name: string, plan: DefinitionPlan) {
  const words = deletionWords(name, plan);
  const members = plural(plan.records, 'record leaves', 'records leave');
  const values = plural(plan.removed, 'value goes', 'values go');
  return { ...words, text: `${members} ${name}, and ${values} with it. Undo brings all of it back.` };
}
