// Makes people of a file's profiles: which columns say who they are, then what came of it, and on to looking them up.
import { Button, Group, Modal, Select, SimpleGrid } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { importPeople } from '../../../../../shared/contract/people-import.ts';
import { t } from '../../../../../shared/messages/message.ts';
import type { Source } from '../../../../../shared/schema/import.ts';
import {
  peopleColumnFields,
  type PeopleColumnField,
  type PeopleColumns,
} from '../../../../../shared/schema/people-columns.ts';
import { personFieldLabels } from '../../../../../shared/schema/person.ts';
import { toApiError } from '../../../../api/api-error.ts';
import { call } from '../../../../api/client.ts';
import { InlineError } from '../../../../ui/message.tsx';
import { PeopleResult } from './people-result.tsx';

type Props = { source: Source; people: PeopleColumns; onClose: () => void };

export function PeopleDialog({ source, people, onClose }: Props) {
  const make = useMutation({
    mutationFn: (body: PeopleColumns) =>
      call(importPeople, { params: { sourceId: source.id }, body }, { idempotencyKey: crypto.randomUUID() }),
  });
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('Import people')}
      size={560}
      closeOnClickOutside={!make.isPending}
    >
      {make.data ? (
        <PeopleResult fileName={source.file_name} made={make.data.data} onClose={onClose} />
      ) : (
        <PeopleForm
          source={source}
          people={people}
          isBusy={make.isPending}
          problem={make.error && toApiError(make.error).message}
          onImport={(columns) => make.mutate(columns)}
          onClose={onClose}
        />
      )}
    </Modal>
  );
}

type FormProps = Props & {
  isBusy: boolean;
  problem: string | null;
  onImport: (columns: PeopleColumns) => void;
};

function PeopleForm({ source, people, isBusy, problem, onImport, onClose }: FormProps) {
  const [column, setColumn] = useState(people.column);
  const [columns, setColumns] = useState(people.columns);
  const keys = source.columns.map(({ key }) => key);
  const choose = (field: PeopleColumnField, key: string | null) => {
    const { [field]: _, ...rest } = columns;
    setColumns(key === null ? rest : { ...rest, [field]: key });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onImport({ column, columns });
  };
  return (
    <form onSubmit={submit}>
      <Select
        label={t('Profile')}
        description={t('Who is here already by the same profile stays as they are. Nobody is looked up yet.')}
        data={keys}
        value={column}
        allowDeselect={false}
        searchable
        onChange={(key) => setColumn(key ?? column)}
      />
      <SimpleGrid cols={2} spacing="sm" mt="sm" verticalSpacing="sm">
        {peopleColumnFields.map((field) => (
          <Select
            key={field}
            label={t(personFieldLabels[field])}
            placeholder={t('No column')}
            data={keys.filter((key) => key !== column)}
            value={columns[field] ?? null}
            clearable
            searchable
            onChange={(key) => choose(field, key)}
          />
        ))}
      </SimpleGrid>
      {problem !== null && <InlineError>{problem}</InlineError>}
      <Group justify="flex-end" gap="sm" mt="lg">
        <Button variant="subtle" onClick={onClose} disabled={isBusy}>
          {t('Cancel')}
        </Button>
        <Button type="submit" variant="filled" loading={isBusy} data-autofocus>
          {t('Import people')}
        </Button>
      </Group>
    </form>
  );
}
