// Where the values of a provider go: each to the field of its own name, or to a custom field of companies that a person chose.
import { Button, Group, Modal, Select } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { getDefinitions } from '../../../shared/contract/definitions.ts';
import { listProviders } from '../../../shared/contract/enrichment.ts';
import { listFieldTargets, setFieldTargets } from '../../../shared/contract/field-targets.ts';
import { t } from '../../../shared/messages/message.ts';
import type { FieldTarget } from '../../../shared/schema/field-target.ts';
import { labelOfPath } from '../../../shared/schema/field-path.ts';
import { toApiError } from '../../api/api-error.ts';
import { call } from '../../api/client.ts';
import { queryOf } from '../../api/query.ts';
import { InlineError } from '../../ui/message.tsx';
import { factWords } from '../../ui/providers/fact-words.ts';
import { changedTo, choicesOf, isOf, sentTargets, type Choices } from './chosen-targets.ts';
import own from './field-targets.module.css';

type Props = {
  code: string;
  /** What the provider, or the dataset, is called. */
  name: string;
  /** Only the columns of one dataset. */
  datasetId?: string;
};

export function FieldTargetsButton(props: Props) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button
        size="xs"
        aria-label={t('Where the values of {name} go', { name: props.name })}
        onClick={() => setOpen(true)}
      >
        {t('Fields')}
      </Button>
      {isOpen && <FieldTargetsDialog {...props} onClose={() => setOpen(false)} />}
    </>
  );
}

type DialogProps = Props & { onClose: () => void };

function useTargets({ code, onClose }: DialogProps) {
  const client = useQueryClient();
  const params = { code };
  // A dataset that was indexed since has other columns.
  const targets = useQuery({ ...queryOf(listFieldTargets, { params }), staleTime: 0 });
  const definitions = useQuery(queryOf(getDefinitions, {}));
  const save = useMutation({
    mutationFn: (items: readonly FieldTarget[]) =>
      call(setFieldTargets, { params, body: { targets: sentTargets(items) } }),
    onSuccess: (answer) => {
      client.setQueryData(queryOf(listFieldTargets, { params }).queryKey, answer);
      void client.invalidateQueries({ queryKey: [listProviders.name] });
      onClose();
    },
  });
  const failure = targets.error ?? definitions.error ?? save.error;
  return { items: targets.data?.data.items, groups: definitions.data?.data.groups, save, failure };
}

function FieldTargetsDialog(props: DialogProps) {
  const { name, datasetId, onClose } = props;
  const { items, groups, save, failure } = useTargets(props);
  const [changed, setChanged] = useState<readonly FieldTarget[] | null>(null);
  const all = changed ?? items ?? [];
  const shown = datasetId === undefined ? all : all.filter((one) => one.dataset?.id === datasetId);
  return (
    <Modal opened onClose={onClose} title={t('Where the values of {name} go', { name })} size={560}>
      <p className={own['hint']}>
        {t(
          'A value goes to the field of its own name. It can go to a custom field of companies instead, read by the type of that field. What is proposed already stays as it is.',
        )}
      </p>
      {failure && <InlineError>{toApiError(failure).message}</InlineError>}
      {items && groups && shown.length === 0 && <p className={own['hint']}>{nothing(props)}</p>}
      {groups && (
        <Table
          targets={shown}
          choices={choicesOf(groups)}
          onTarget={(target, to) => setChanged(changedTo(all, target, to))}
        />
      )}
      <Group justify="flex-end" gap="sm" mt="lg">
        <Button variant="subtle" onClick={onClose}>
          {t('Cancel')}
        </Button>
        <Button
          variant="filled"
          loading={save.isPending}
          disabled={changed === null}
          onClick={() => save.mutate(all)}
        >
          {t('Save')}
        </Button>
      </Group>
    </Modal>
  );
}

const nothing = ({ code }: Props): string =>
  code === 'reference'
    ? t('There are no columns yet. Attach a file, and wait until it is indexed.')
    : t('It gives nothing of companies.');

type TableProps = {
  targets: readonly FieldTarget[];
  choices: Choices;
  onTarget: (target: FieldTarget, to: string | null) => void;
};

function Table({ targets, choices, onTarget }: TableProps) {
  const datasets = new Set(targets.map(({ dataset }) => dataset?.id));
  return (
    <ul className={own['list']}>
      {targets.map((target) => {
        const label = nameOf(target);
        return (
          <li key={JSON.stringify([target.dataset?.id, target.from])} className={own['row']}>
            <span className={own['from']} title={label}>
              {label}
              {datasets.size > 1 && <span className={own['dataset']}>{target.dataset?.name}</span>}
            </span>
            <TargetSelect
              target={target}
              label={label}
              targets={targets}
              choices={choices}
              onTarget={onTarget}
            />
          </li>
        );
      })}
    </ul>
  );
}

/** A column is called as it is in the file. */
function nameOf({ dataset, from, usual }: FieldTarget): string {
  if (dataset) return from;
  return usual === null ? factWords(from) : labelOfPath(usual);
}

type SelectProps = TableProps & { target: FieldTarget; label: string };

/** The empty choice is where it usually goes. A field that another value goes to is not offered. */
function TargetSelect({ target, label, targets, choices, onTarget }: SelectProps) {
  const { usual, to } = target;
  const others = targets.filter((one) => one !== target && isOf(one, target.dataset)).map((one) => one.to);
  return (
    <Select
      size="xs"
      className={own['to'] ?? ''}
      aria-label={t('Where {name} goes', { name: label })}
      searchable
      clearable
      placeholder={usual === null ? t('Nowhere') : labelOfPath(usual)}
      nothingFoundMessage={t('No custom field is called so.')}
      data={choices.map(({ group, items }) => ({
        group,
        items: items.map((item) => ({ ...item, disabled: others.includes(item.value) })),
      }))}
      value={to === usual ? null : to}
      onChange={(next) => onTarget(target, next)}
    />
  );
}
