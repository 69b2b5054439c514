// One person, whole, beside the list. Over the list below 1100 px.
import { ActionIcon } from '@mantine/core';
import {
  IconChevronDown,
  IconChevronUp,
  IconPencil,
  IconRefresh,
  IconStack2,
  IconTrash,
  IconX,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { getPerson } from '../../../shared/contract/people.ts';
import { t, tc } from '../../../shared/messages/message.ts';
import { personFieldLabels, type Person } from '../../../shared/schema/person.ts';
import { toApiError } from '../../api/api-error.ts';
import { queryOf } from '../../api/query.ts';
import { formatDateTime } from '../../lib/format.ts';
import { profileLines } from '../../ui/facts/fact-lines.ts';
import { useFacts, type Fact } from '../../ui/facts/use-facts.ts';
import { SourceMark } from '../../ui/sources/source-mark.tsx';
import { sourceNote } from '../../ui/sources/source-words.ts';
import { RecordHistory } from '../../ui/record/record-history.tsx';
import { RecordTabs } from '../../ui/record/record-tabs.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { ErrorMessage, Loading } from '../../ui/message.tsx';
import { RecordRelations } from '../../ui/relations/record-relations.tsx';
import { RecordRules } from '../../ui/rules/record-rules.tsx';
import { TextButton } from '../../ui/text-button.tsx';
import { refreshTarget } from '../../lib/refresh-target.ts';
import { useEnrich } from '../../ui/use-enrich.ts';
import { customLines, linesAbove, linesBelow, type Line } from './person-lines.ts';
import { LockButton } from './lock-button.tsx';
import { usePersonLocks, type PersonLocks } from './use-person-locks.ts';
import classes from './people.module.css';

type Moves = { onPrevious: (() => void) | null; onNext: (() => void) | null; onClose: () => void };
type Props = Moves & {
  id: string;
  /** As the list has it: most often nothing needs to be fetched. */
  known: Person | null;
  onEdit: (person: Person) => void;
  onDelete: (person: Person) => void;
};

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={classes['section']}>
      <h3>{title}</h3>
      <dl>{children}</dl>
    </section>
  );
}

function Source({ path, isEmpty, locks }: { path: string; isEmpty: boolean; locks: PersonLocks }) {
  const source = locks.sourceOf(path, isEmpty);
  return (
    <dd className={classes['source']}>
      {source && <SourceMark source={source.kind} note={sourceNote(source, source.at)} />}
    </dd>
  );
}

function Lines({ lines, locks }: { lines: readonly Line[]; locks: PersonLocks }) {
  return lines.map(({ path, label, values }) => (
    <div key={label} className={classes['line']}>
      <dt title={label}>{label}</dt>
      <dd>
        {values.length === 0 ? (
          <span className={classes['empty']}>–</span>
        ) : (
          values.map((value) => <span key={value}>{value}</span>)
        )}
      </dd>
      <Source path={path} isEmpty={values.length === 0} locks={locks} />
      <LockButton path={path} label={label} locks={locks} />
    </div>
  ));
}

function Companies({ person, locks }: { person: Person; locks: PersonLocks }) {
  const label = t(personFieldLabels.companies);
  return (
    <div className={classes['line']}>
      <dt>{label}</dt>
      <dd>
        {person.companies.length === 0 && <span className={classes['empty']}>–</span>}
        {person.companies.map(({ id, name }) => (
          <Link key={id} to="/companies" search={{ record: id }}>
            {name}
          </Link>
        ))}
      </dd>
      <Source path="companies" isEmpty={person.companies.length === 0} locks={locks} />
      <LockButton path="companies" label={label} locks={locks} />
    </div>
  );
}

const factLineOf = ({ name, path, label, value }: Fact): Line => ({
  path,
  label,
  values: profileLines(name, value),
});

function Details({ person, onDelete }: { person: Person } & Pick<Props, 'onDelete'>) {
  const locks = usePersonLocks(person.id);
  const facts = useFacts(person.id);
  return (
    <div className={classes['details']}>
      <Section title={t('Person')}>
        <Lines lines={linesAbove(person)} locks={locks} />
        <Companies person={person} locks={locks} />
        <Lines lines={linesBelow(person)} locks={locks} />
      </Section>
      {facts.length > 0 && (
        <Section title={t('Profile facts')}>
          <Lines lines={facts.map(factLineOf)} locks={locks} />
        </Section>
      )}
      {person.groups.map(({ id, name }) => (
        <Section key={id} title={name}>
          <Lines lines={customLines(id, person.customFieldValues[id] ?? {})} locks={locks} />
        </Section>
      ))}
      <footer className={classes['facts']}>
        <p>
          {t('Created {when} by {name}', {
            when: formatDateTime(person.createdAt),
            name: person.createdBy.fullName,
          })}
        </p>
        <p>
          {t('Updated {when}, version {version}', {
            when: formatDateTime(person.updatedAt),
            version: person.version,
          })}
        </p>
        <p className={classes['id']}>
          <span>{person.id}</span>
          <CopyButton value={person.id} label={t("Copy the person's id")} />
        </p>
        <p className={classes['delete']}>
          <IconTrash size={14} stroke={1.4} aria-hidden="true" />
          <TextButton onClick={() => onDelete(person)}>{t('Delete')}</TextButton>
        </p>
      </footer>
    </div>
  );
}

type HeadProps = Moves & { person: Person | undefined; onEdit: (person: Person) => void };

function PanelHead({ person, onEdit, onPrevious, onNext, onClose }: HeadProps) {
  const enrich = useEnrich();
  return (
    <header className={classes['panelHead']}>
      <div className={classes['title']}>
        <h2>{person?.fullName ?? t('Person')}</h2>
        {person?.jobTitle && <p>{person.jobTitle}</p>}
      </div>
      {person && (
        <ActionIcon
          size={24}
          aria-label={t('Refresh this person')}
          title={t('Refresh this person')}
          onClick={() => refreshTarget.set({ entity: 'person', id: person.id, name: person.fullName })}
        >
          <IconRefresh size={14} stroke={1.4} />
        </ActionIcon>
      )}
      {person && (
        <ActionIcon
          size={24}
          aria-label={t('Enrich this person')}
          title={t('Enrich this person')}
          onClick={() => enrich({ entity: 'person', name: person.fullName, ids: [person.id] })}
        >
          <IconStack2 size={14} stroke={1.4} />
        </ActionIcon>
      )}
      {person && (
        <ActionIcon size={24} aria-label={t('Edit')} title={t('Edit')} onClick={() => onEdit(person)}>
          <IconPencil size={14} stroke={1.4} />
        </ActionIcon>
      )}
      <ActionIcon
        size={24}
        aria-label={t('Previous person')}
        title={tc('person', 'Previous')}
        disabled={!onPrevious}
        onClick={() => onPrevious?.()}
      >
        <IconChevronUp size={14} stroke={1.4} />
      </ActionIcon>
      <ActionIcon
        size={24}
        aria-label={t('Next person')}
        title={tc('person', 'Next')}
        disabled={!onNext}
        onClick={() => onNext?.()}
      >
        <IconChevronDown size={14} stroke={1.4} />
      </ActionIcon>
      <ActionIcon size={24} aria-label={t('Close the record')} title={t('Close (Esc)')} onClick={onClose}>
        <IconX size={14} stroke={1.4} />
      </ActionIcon>
    </header>
  );
}

export function PersonPanel({ id, known, onEdit, onDelete, ...moves }: Props) {
  const asked = useQuery({ ...queryOf(getPerson, { params: { personId: id } }), enabled: known?.id !== id });
  const person = known?.id === id ? known : asked.data?.data;
  return (
    <aside className={classes['panel']} aria-label={t('Record')}>
      <PanelHead person={person} onEdit={onEdit} {...moves} />
      {person && (
        <RecordTabs
          key={person.id}
          tabs={[
            {
              value: 'profile',
              label: t('Profile'),
              content: <Details person={person} onDelete={onDelete} />,
            },
            {
              value: 'relations',
              label: t('Relations'),
              content: <RecordRelations entityId={person.id} />,
            },
            {
              value: 'rules',
              label: t('Rules'),
              content: <RecordRules entityId={person.id} />,
            },
            {
              value: 'history',
              label: t('History'),
              content: <RecordHistory entity="person" id={person.id} />,
            },
          ]}
        />
      )}
      {!person && asked.isPending && <Loading label={t('Loading the person')} />}
      {!person && asked.error && (
        <ErrorMessage
          title={t('The person does not load')}
          error={toApiError(asked.error)}
          onRetry={() => void asked.refetch()}
        />
      )}
    </aside>
  );
}
