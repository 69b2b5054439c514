// All that is told of one person, in the panel beside the list and on the person's page.
import { IconTrash } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { t } from '../../../shared/messages/message.ts';
import { personFieldLabels, type Person } from '../../../shared/schema/person.ts';
import { formatDateTime } from '../../lib/format.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { EntityLink } from '../../ui/entities/entity-link.tsx';
import { profileLines } from '../../ui/facts/fact-lines.ts';
import { useFacts, type Fact } from '../../ui/facts/use-facts.ts';
import { RecordHistory } from '../../ui/record/record-history.tsx';
import { RecordTabs, type OpenedTab, type RecordTab } from '../../ui/record/record-tabs.tsx';
import { RecordRelations } from '../../ui/relations/record-relations.tsx';
import { RecordRules } from '../../ui/rules/record-rules.tsx';
import { SourceMark } from '../../ui/sources/source-mark.tsx';
import { sourceNote } from '../../ui/sources/source-words.ts';
import { TextButton } from '../../ui/text-button.tsx';
import { LockButton } from './lock-button.tsx';
import { customLines, linesAbove, linesBelow, type Line } from './person-lines.ts';
import { usePersonLocks, type PersonLocks } from './use-person-locks.ts';
import classes from './people.module.css';

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
          <EntityLink key={id} id={id}>
            {name}
          </EntityLink>
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

function Facts({ person, onDelete }: { person: Person; onDelete: () => void }) {
  return (
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
        <TextButton onClick={onDelete}>{t('Delete')}</TextButton>
      </p>
    </footer>
  );
}

function Details({ person, onDelete }: { person: Person; onDelete: () => void }) {
  const locks = usePersonLocks(person.id);
  const facts = useFacts(person.id);
  return (
    <div className={classes['details']}>
      <div className={classes['columns']}>
        <div>
          <Section title={t('Person')}>
            <Lines lines={linesAbove(person)} locks={locks} />
            <Companies person={person} locks={locks} />
            <Lines lines={linesBelow(person)} locks={locks} />
          </Section>
        </div>
        <div>
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
          <Facts person={person} onDelete={onDelete} />
        </div>
      </div>
    </div>
  );
}

type PersonPartsProps = {
  person: Person;
  onDelete: () => void;
  /** Where the address says which part is open. */
  opened?: OpenedTab;
};

export function PersonParts({ person, onDelete, opened }: PersonPartsProps) {
  const { id } = person;
  const tabs: RecordTab[] = [
    { value: 'profile', label: t('Profile'), content: <Details person={person} onDelete={onDelete} /> },
    { value: 'relations', label: t('Relations'), content: <RecordRelations entityId={id} /> },
    { value: 'rules', label: t('Rules'), content: <RecordRules entityId={id} /> },
    { value: 'history', label: t('History'), content: <RecordHistory entity="person" id={id} /> },
  ];
  return <RecordTabs tabs={tabs} {...opened} />;
}
