// Who outranks whom: whose values an import, a provider or a refresh leaves as they are.
import { Checkbox } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getSourcePriority, updateSourcePriority } from '../../../shared/contract/record.ts';
import { t, tc } from '../../../shared/messages/message.ts';
import {
  standingKinds,
  yieldingKinds,
  type SourcePriority,
  type StandingKind,
  type YieldingKind,
} from '../../../shared/schema/source-priority.ts';
import { toApiError } from '../../api/api-error.ts';
import { call } from '../../api/client.ts';
import { queryOf } from '../../api/query.ts';
import { InlineError } from '../../ui/message.tsx';
import { Section } from './section.tsx';
import classes from './source-priority.module.css';

const writers: Record<YieldingKind, string> = {
  import: t('Imports'),
  provider: t('Providers'),
  refresh: t('Refreshes'),
};
/** As they stand behind “values of”. */
const written: Record<StandingKind, string> = {
  person: tc('values of', 'persons'),
  script: tc('values of', 'keys'),
  import: tc('values of', 'imports'),
  provider: tc('values of', 'providers'),
  refresh: tc('values of', 'refreshes'),
  sync: tc('values of', 'sync'),
};

export function SourcePriorities() {
  const { data, error } = useQuery(queryOf(getSourcePriority, {}));
  return (
    <Section
      title={t('Sources')}
      hint={t(
        'What is ticked stays as it is when the other writes: only empty fields are filled. ' +
          'A locked field is never overwritten, whoever wrote it.',
      )}
    >
      {error && <InlineError>{toApiError(error).message}</InlineError>}
      {data && <Table priority={data.data} />}
    </Section>
  );
}

const toggled = (list: readonly StandingKind[], kind: StandingKind): StandingKind[] =>
  list.includes(kind) ? list.filter((one) => one !== kind) : [...list, kind];

function Table({ priority }: { priority: SourcePriority }) {
  const client = useQueryClient();
  const save = useMutation({
    mutationFn: (body: Partial<SourcePriority>) => call(updateSourcePriority, { body }),
    onSuccess: (answer) => client.setQueryData(queryOf(getSourcePriority, {}).queryKey, answer),
  });
  return (
    <>
      <table className={classes['table']}>
        <thead>
          <tr>
            <th scope="col">{t('Do not overwrite values of')}</th>
            {standingKinds.map((kind) => (
              <th key={kind} scope="col">
                {written[kind]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {yieldingKinds.map((writer) => (
            <tr key={writer}>
              <th scope="row">{writers[writer]}</th>
              {standingKinds.map((kind) => (
                <td key={kind}>
                  {kind !== writer && (
                    <Checkbox
                      size="xs"
                      aria-label={t('{writers} do not overwrite values of {written}', {
                        writers: writers[writer],
                        written: written[kind],
                      })}
                      checked={priority[writer].includes(kind)}
                      disabled={save.isPending}
                      onChange={() => save.mutate({ [writer]: toggled(priority[writer], kind) })}
                    />
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {save.error && <InlineError>{toApiError(save.error).message}</InlineError>}
    </>
  );
}
