// One person, whole, beside the list. Over the list below 1100 px.
import { ActionIcon } from '@mantine/core';
import {
  IconArrowsDiagonal,
  IconChevronDown,
  IconChevronUp,
  IconPencil,
  IconRefresh,
  IconStack2,
  IconX,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { getPerson } from '../../../shared/contract/people.ts';
import { t, tc } from '../../../shared/messages/message.ts';
import type { Person } from '../../../shared/schema/person.ts';
import { toApiError } from '../../api/api-error.ts';
import { queryOf } from '../../api/query.ts';
import { ErrorMessage, Loading } from '../../ui/message.tsx';
import { refreshTarget } from '../../lib/refresh-target.ts';
import { keyNames } from '../../ui/kbd.tsx';
import { opensPage } from '../../ui/record/opens-page.ts';
import { useEnrich } from '../../ui/use-enrich.ts';
import { PersonParts } from './person-parts.tsx';
import classes from './people.module.css';

type Moves = { onPrevious: (() => void) | null; onNext: (() => void) | null; onClose: () => void };
type Props = Moves & {
  id: string;
  /** As the list has it: most often nothing needs to be fetched. */
  known: Person | null;
  onEdit: (person: Person) => void;
  onDelete: (person: Person) => void;
};

type HeadProps = Moves & { id: string; person: Person | undefined; onEdit: (person: Person) => void };

function PanelHead({ id, person, onEdit, onPrevious, onNext, onClose }: HeadProps) {
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
        aria-label={t('Open the page')}
        title={t('Open the page ({keys})', { keys: keyNames('Mod ↵') })}
        renderRoot={(props) => <Link {...props} to="/people/$personId" params={{ personId: id }} />}
      >
        <IconArrowsDiagonal size={14} stroke={1.4} />
      </ActionIcon>
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
  const navigate = useNavigate();
  const onPage = (): void => void navigate({ to: '/people/$personId', params: { personId: id } });
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the key opens the page from anywhere within
    <aside className={classes['panel']} aria-label={t('Record')} onKeyDown={opensPage(onPage)}>
      <PanelHead id={id} person={person} onEdit={onEdit} {...moves} />
      {person && <PersonParts key={person.id} person={person} onDelete={() => onDelete(person)} />}
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
