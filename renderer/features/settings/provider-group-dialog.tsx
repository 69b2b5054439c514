// Makes a group of providers or changes one: its name, who is in it, and in which order they are asked.
import { ActionIcon, Box, Button, Group, Modal, Select, TextInput } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconX } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import {
  createEnrichmentGroup,
  listEnrichmentGroups,
  updateEnrichmentGroup,
} from '../../../shared/contract/entities.ts';
import { listProviders } from '../../../shared/contract/enrichment.ts';
import { t } from '../../../shared/messages/message.ts';
import type { EnrichmentGroup } from '../../../shared/schema/entity.ts';
import { toApiError } from '../../api/api-error.ts';
import { call } from '../../api/client.ts';
import { queryOf } from '../../api/query.ts';
import { InlineError } from '../../ui/message.tsx';
import own from './providers.module.css';

type Props = {
  /** Null: a new one. */
  group: EnrichmentGroup | null;
  nameOf: (code: string) => string;
  onClose: () => void;
};

type Wanted = { name: string; providers: string[] };

function useSave({ group, onClose }: Props) {
  const client = useQueryClient();
  // One key for the life of the form: sending it again after a lost answer makes nothing twice.
  const [attempt, setAttempt] = useState(() => crypto.randomUUID());
  const save = useMutation({
    mutationFn: (body: Wanted) =>
      group === null
        ? call(createEnrichmentGroup, { body }, { idempotencyKey: attempt })
        : call(updateEnrichmentGroup, { params: { groupId: group.id }, body }),
    onSuccess: onClose,
    onSettled: () => client.invalidateQueries({ queryKey: [listEnrichmentGroups.name] }),
  });
  const startAnew = (): void => {
    setAttempt(crypto.randomUUID());
    save.reset();
  };
  return { save, startAnew };
}

export function ProviderGroupDialog(props: Props) {
  const { group, nameOf, onClose } = props;
  const [wanted, setWanted] = useState<Wanted>({
    name: group?.name ?? '',
    providers: group?.providers ?? [],
  });
  const { save, startAnew } = useSave(props);
  const refusal = save.error && toApiError(save.error);
  const nameProblem =
    refusal?.code === 'name_taken' ? refusal.message : (refusal?.fieldMessages['name'] ?? null);
  const set = (change: Partial<Wanted>): void => {
    setWanted((before) => ({ ...before, ...change }));
    startAnew();
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    save.mutate({ ...wanted, name: wanted.name.trim() });
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={group === null ? t('New group of providers') : t('Edit {name}', { name: group.name })}
      size={420}
    >
      <form onSubmit={submit} noValidate>
        <TextInput
          label={t('Name')}
          maxLength={200}
          data-autofocus
          value={wanted.name}
          error={nameProblem}
          onChange={({ currentTarget: { value } }) => set({ name: value })}
        />
        <Members members={wanted.providers} nameOf={nameOf} onMembers={(providers) => set({ providers })} />
        {refusal && nameProblem === null && (
          <Box mt="md">
            <InlineError>{refusal.message}</InlineError>
          </Box>
        )}
        <Group justify="flex-end" gap="sm" mt="lg">
          <Button variant="subtle" onClick={onClose}>
            {t('Cancel')}
          </Button>
          <Button
            type="submit"
            variant="filled"
            loading={save.isPending}
            disabled={wanted.name.trim() === '' || wanted.providers.length === 0}
          >
            {group === null ? t('Create the group') : t('Save the group')}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}

type MembersProps = {
  members: readonly string[];
  nameOf: (code: string) => string;
  onMembers: (members: string[]) => void;
};

/** The place of one and of its neighbour, exchanged. */
function swapped(members: readonly string[], at: number, by: -1 | 1): string[] {
  const [one, other] = [members[at], members[at + by]];
  return one === undefined || other === undefined ? [...members] : members.with(at, other).with(at + by, one);
}

function Members({ members, nameOf, onMembers }: MembersProps) {
  const { data } = useQuery(queryOf(listProviders, {}));
  const others = (data?.data.items ?? []).filter(({ code }) => !members.includes(code));
  return (
    <>
      <ol className={own['members']} aria-label={t('Providers of the group')}>
        {members.map((code, at) => (
          <Member
            key={code}
            name={nameOf(code)}
            onUp={at === 0 ? null : () => onMembers(swapped(members, at, -1))}
            onDown={at === members.length - 1 ? null : () => onMembers(swapped(members, at, 1))}
            onRemove={() => onMembers(members.filter((one) => one !== code))}
          />
        ))}
      </ol>
      <Select
        aria-label={t('Add a provider')}
        placeholder={t('Add a provider')}
        data={others.map(({ code, label }) => ({ value: code, label: t(label) }))}
        value={null}
        searchable
        onChange={(code) => code !== null && onMembers([...members, code])}
      />
    </>
  );
}

type MemberProps = {
  name: string;
  onUp: (() => void) | null;
  onDown: (() => void) | null;
  onRemove: () => void;
};

function Member({ name, onUp, onDown, onRemove }: MemberProps) {
  return (
    <li>
      <span title={name}>{name}</span>
      <ActionIcon
        size={24}
        aria-label={t('Move {name} up', { name })}
        disabled={onUp === null}
        onClick={() => onUp?.()}
      >
        <IconArrowUp size={14} stroke={1.4} />
      </ActionIcon>
      <ActionIcon
        size={24}
        aria-label={t('Move {name} down', { name })}
        disabled={onDown === null}
        onClick={() => onDown?.()}
      >
        <IconArrowDown size={14} stroke={1.4} />
      </ActionIcon>
      <ActionIcon size={24} aria-label={t('Remove {name}', { name })} onClick={onRemove}>
        <IconX size={14} stroke={1.4} />
      </ActionIcon>
    </li>
  );
}
