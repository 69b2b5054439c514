// The settings of a provider: those that it declares, and whether it is on this machine. A person's own source is tried here first.
import { Button, Checkbox, Group, Modal, ScrollArea } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import {
  getProvider,
  listEnrichments,
  listProviders,
  updateProvider,
} from '../../../../shared/contract/enrichment.ts';
import type { CallAnswer } from '../../../../shared/contract/index.ts';
import { t } from '../../../../shared/messages/message.ts';
import type { ProviderInfo } from '../../../../shared/schema/enrichment.ts';
import { labelOfPath } from '../../../../shared/schema/field-path.ts';
import { mappedFields } from '../../../../shared/schema/http-json.ts';
import { toApiError } from '../../../api/api-error.ts';
import { call } from '../../../api/client.ts';
import { queryOf } from '../../../api/query.ts';
import { InlineError, Loading } from '../../../ui/message.tsx';
import {
  configOf,
  draftOf,
  fieldsOf,
  messageFor,
  type ConfigDraft,
  type ConfigField,
} from './config-draft.ts';
import { ConfigInput } from './config-input.tsx';
import { TrySource } from './try-source.tsx';
import classes from './config.module.css';

type Props = { provider: ProviderInfo; onClose: () => void };

export function ConfigDialog({ provider: { code, label }, onClose }: Props) {
  // Somebody else may have set it since.
  const { data, error } = useQuery({
    ...queryOf(getProvider, { params: { code } }),
    gcTime: 0,
    staleTime: 0,
  });
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('Settings of {provider}', { provider: t(label) })}
      size={680}
      scrollAreaComponent={ScrollArea.Autosize}
    >
      {error && <InlineError>{toApiError(error).message}</InlineError>}
      {!data && !error && <Loading label={t('Reading the settings')} />}
      {data && <ConfigForm known={data.data} onClose={onClose} />}
    </Modal>
  );
}

type Known = CallAnswer<typeof getProvider>['data'];

function useSave({ code }: Known, onClose: () => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: { config: Record<string, unknown> | null; isLocal: boolean }) =>
      call(updateProvider, { params: { code }, body }),
    onSuccess: async () => {
      onClose();
      const stale = [listProviders.name, listEnrichments.name];
      await Promise.all(stale.map((name) => client.invalidateQueries({ queryKey: [name] })));
    },
  });
}

function ConfigForm({ known, onClose }: { known: Known; onClose: () => void }) {
  const [fields] = useState(() => fieldsOf(known.configSchema ?? {}));
  const [draft, setDraft] = useState<ConfigDraft>(() => draftOf(fields, known.config));
  const [isLocal, setLocal] = useState(known.isLocal);
  const save = useSave(known, onClose);
  const made = configOf(fields, draft);
  const invalid = 'invalid' in made ? made.invalid : null;
  const failure = save.error && toApiError(save.error);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if ('config' in made) save.mutate({ config: made.config, isLocal });
  };
  const errorOf = ({ name }: ConfigField): string | undefined =>
    name === invalid ? t('This is no JSON.') : messageFor(failure?.fieldMessages ?? {}, name);
  const isTold = fields.some((field) => errorOf(field) !== undefined);
  return (
    <form className={classes['form']} onSubmit={submit}>
      {fields.map((field) => (
        <ConfigInput
          key={field.name}
          field={field}
          value={draft[field.name]}
          error={errorOf(field)}
          {...(field.name === 'fields' && { names: fieldNames(draft['entity']) })}
          onChange={(value) => setDraft((before) => ({ ...before, [field.name]: value }))}
        />
      ))}
      {!known.isOffline && (
        <Checkbox
          label={t('It is on this machine or in its network')}
          description={t('Elsewhere only https and public addresses are asked.')}
          checked={isLocal}
          onChange={(event) => setLocal(event.currentTarget.checked)}
        />
      )}
      {failure && !isTold && <InlineError>{failure.message}</InlineError>}
      {known.code === 'http-json' && (
        <TrySource
          entity={draft['entity'] === 'person' ? 'person' : 'company'}
          config={'config' in made ? made.config : null}
          isLocal={isLocal}
        />
      )}
      <Group justify="flex-end" gap="sm">
        <Button variant="subtle" onClick={onClose}>
          {t('Cancel')}
        </Button>
        <Button type="submit" variant="filled" loading={save.isPending} disabled={invalid !== null}>
          {t('Save')}
        </Button>
      </Group>
    </form>
  );
}

const fieldNames = (entity: unknown) =>
  mappedFields[entity === 'person' ? 'person' : 'company'].map((field) => ({
    value: field,
    label: labelOfPath(field),
  }));
