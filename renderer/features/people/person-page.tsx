// A person's page: the parts of the panel at full width, at an address of its own.
import { ActionIcon } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { getPerson } from '../../../shared/contract/people.ts';
import { t } from '../../../shared/messages/message.ts';
import { toApiError } from '../../api/api-error.ts';
import { queryOf } from '../../api/query.ts';
import { omit } from '../../lib/omit.ts';
import { RecordPage } from '../../ui/record/record-page.tsx';
import { toast } from '../../ui/toast.ts';
import { keptPeople } from './kept-people.ts';
import { PersonDialog } from './person-dialog.tsx';
import { PersonParts } from './person-parts.tsx';
import { useDeletePerson } from './use-people.ts';

const route = getRouteApi('/people/$personId');

export function PersonPage() {
  const { personId } = route.useParams();
  const { tab } = route.useSearch();
  const move = route.useNavigate();
  const navigate = useNavigate();
  const { data, error, refetch } = useQuery(queryOf(getPerson, { params: { personId } }));
  const person = data?.data;
  const [isEditing, setIsEditing] = useState(false);
  const search = keptPeople.search() ?? {};
  const remove = useDeletePerson(() => void navigate({ to: '/people', search: omit(search, 'record') }));
  return (
    <RecordPage
      id={personId}
      entity="person"
      name={person?.fullName ?? null}
      list={
        <Link to="/people" search={search}>
          {t('People')}
        </Link>
      }
      onLeave={() => void navigate({ to: '/people', search })}
      error={error === null ? null : toApiError(error)}
      onRetry={() => void refetch()}
      actions={
        <ActionIcon
          variant="subtle"
          color="gray"
          size={28}
          aria-label={t('Edit')}
          title={t('Edit')}
          onClick={() => setIsEditing(true)}
        >
          <IconPencil size={16} stroke={1.4} />
        </ActionIcon>
      }
    >
      {person && (
        <PersonParts
          key={person.id}
          person={person}
          onDelete={() => remove(person)}
          opened={{
            open: tab,
            onOpen: (to) => void move({ replace: true, search: to === 'profile' ? {} : { tab: to } }),
          }}
        />
      )}
      {person && isEditing && (
        <PersonDialog
          person={person}
          onDone={({ fullName }) => {
            setIsEditing(false);
            toast(t('Saved {name}.', { name: fullName }));
          }}
          onClose={() => setIsEditing(false)}
        />
      )}
    </RecordPage>
  );
}
