// One company, whole and read-only, beside the list. Over it below 1100 px.
import { ActionIcon, Button } from '@mantine/core';
import { IconChevronDown, IconChevronUp, IconTrash, IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getCompany } from '../../../shared/contract/companies.ts';
import type { Company } from '../../../shared/schema/company.ts';
import { toApiError } from '../../api/api-error.ts';
import { queryOf } from '../../api/query.ts';
import { formatDateTime } from '../../lib/format.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { ErrorMessage, Loading } from '../../ui/message.tsx';
import { recordFields, type RecordField } from './record-fields.ts';
import classes from './record-panel.module.css';

function Field({ field }: { field: RecordField }) {
  return (
    <div className={classes['field']}>
      <dt>{field.label}</dt>
      {field.values.length === 0 && <dd className={classes['empty']}>–</dd>}
      {field.values.map(({ text, copy }) => (
        <dd key={copy} className={classes['value']}>
          <span className={classes['text']}>{text}</span>
          <span className={classes['copy']}>
            <CopyButton value={copy} label={`Copy ${field.label}: ${text}`} />
          </span>
        </dd>
      ))}
    </div>
  );
}

function Facts({ company }: { company: Company }) {
  return (
    <div className={classes['facts']}>
      <p>
        Created {formatDateTime(company.createdAt)} by {company.createdBy.fullName}
      </p>
      <p>
        Updated {formatDateTime(company.updatedAt)}, version {company.version}
      </p>
      <p className={classes['id']}>
        <span>{company.id}</span>
        <CopyButton value={company.id} label="Copy the company's id" />
      </p>
    </div>
  );
}

export type RecordPanelProps = {
  id: string;
  /** The active company of the list: most often this one, and then nothing needs to be fetched. */
  known: Company | null;
  onPrevious: (() => void) | null;
  onNext: (() => void) | null;
  onClose: () => void;
  onDelete: (company: Company) => void;
};

function Head({ company, ...props }: RecordPanelProps & { company: Company | undefined }) {
  return (
    <header className={classes['head']}>
      <div className={classes['title']}>
        <h2 className={classes['name']}>{company?.name ?? 'Record'}</h2>
        {company?.domain && <p className={classes['domain']}>{company.domain}</p>}
      </div>
      <ActionIcon
        size={24}
        aria-label="Previous company"
        title="Previous (↑)"
        disabled={!props.onPrevious}
        onClick={() => props.onPrevious?.()}
      >
        <IconChevronUp size={14} stroke={1.4} />
      </ActionIcon>
      <ActionIcon
        size={24}
        aria-label="Next company"
        title="Next (↓)"
        disabled={!props.onNext}
        onClick={() => props.onNext?.()}
      >
        <IconChevronDown size={14} stroke={1.4} />
      </ActionIcon>
      <ActionIcon size={24} aria-label="Close the record" title="Close (Esc)" onClick={props.onClose}>
        <IconX size={14} stroke={1.4} />
      </ActionIcon>
    </header>
  );
}

export function RecordPanel(props: RecordPanelProps) {
  const known = props.known?.id === props.id ? props.known : null;
  const { data, error, refetch } = useQuery({
    ...queryOf(getCompany, { params: { companyId: props.id } }),
    enabled: known === null,
  });
  const company = known ?? data?.data;
  return (
    <aside className={classes['panel']} aria-label={company ? `Record of ${company.name}` : 'Record'}>
      <Head {...props} company={company} />
      {company && (
        <div className={classes['scroll']}>
          <dl className={classes['fields']}>
            {recordFields(company).map((field) => (
              <Field key={field.label} field={field} />
            ))}
          </dl>
          <Facts company={company} />
        </div>
      )}
      {!company && !error && <Loading label="Loading the record" />}
      {!company && error && (
        <ErrorMessage
          title="The record does not open"
          error={toApiError(error)}
          onRetry={() => void refetch()}
        />
      )}
      {company && (
        <footer className={classes['foot']}>
          <Button
            size="xs"
            variant="subtle"
            color="red"
            leftSection={<IconTrash size={14} stroke={1.4} aria-hidden="true" />}
            onClick={() => props.onDelete(company)}
          >
            Delete
          </Button>
        </footer>
      )}
    </aside>
  );
}
