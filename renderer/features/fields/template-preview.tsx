// What a template makes of a few companies, while it is typed: of those in the group, else of the first ones there are.
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query';
import { queryCompanyRows } from '../../../shared/contract/companies.ts';
import { previewTemplate, type TemplatePreview as Look } from '../../../shared/contract/magic.ts';
import { t } from '../../../shared/messages/message.ts';
import { toApiError } from '../../api/api-error.ts';
import { queryOf } from '../../api/query.ts';
import classes from './fields.module.css';

const pauseMs = 300;
const samples = 3;

type Props = {
  groupId: string;
  template: string;
  /** What the form says already. */
  refusal: string | undefined;
};

export function TemplatePreview({ groupId, template, refusal }: Props) {
  const [tried] = useDebouncedValue(template, pauseMs);
  const companies = useSamples(groupId);
  const looks = useQueries({
    queries: (companies ?? []).map(({ id }) => ({
      ...queryOf(previewTemplate, {
        body: { groupId, template: tried, ...(id !== null && { companyId: id }) },
      }),
      enabled: tried.trim() !== '',
      placeholderData: keepPreviousData,
    })),
  });
  if (companies === null || tried.trim() === '') return null;
  const failure = looks.find(({ error }) => error)?.error;
  const issue = failure ? toApiError(failure).message : looks[0]?.data?.data.issue?.message;
  if (issue !== undefined)
    return issue === refusal ? null : <output className={classes['templateIssue']}>{issue}</output>;
  const shown = companies.flatMap(({ id, name }, at) => {
    const look = looks[at]?.data?.data;
    return id !== null && look ? [{ id, name, look }] : [];
  });
  return shown.length === 0 ? null : <Values shown={shown} />;
}

type Sample = { id: string; name: string } | { id: null; name: '' };

/** Null until it is known; where there are no companies, the template alone is looked at. */
function useSamples(groupId: string): readonly Sample[] | null {
  const rows = (filter: { field: string; operator: 'in'; value: string[] } | null) =>
    queryOf(queryCompanyRows, { body: { limit: samples, ...(filter && { filter }) } });
  const own = useQuery(rows({ field: 'groups', operator: 'in', value: [groupId] }));
  const isOwnEmpty = own.data?.data.items.length === 0 || own.isError;
  const any = useQuery({ ...rows(null), enabled: isOwnEmpty });
  const { data, isError } = isOwnEmpty ? any : own;
  if (!data) return isError ? [{ id: null, name: '' }] : null;
  const { items } = data.data;
  return items.length === 0 ? [{ id: null, name: '' }] : items.map(({ id, name }) => ({ id, name }));
}

function Values({ shown }: { shown: { id: string; name: string; look: Look }[] }) {
  return (
    <section className={classes['preview']} aria-label={t('Preview')} aria-live="polite">
      <dl>
        {shown.map(({ id, name, look: { value, reason } }) => (
          <div key={id}>
            <dt title={name}>{name}</dt>
            <dd data-empty={value === null}>{value ?? reason ?? t('empty')}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
