// The people of a company, for its record: who, what they do, how to reach them; each leads to the person's own record.
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { t } from '../../../shared/messages/message.ts';
import { listPeopleOfCompany } from '../../../shared/contract/people.ts';
import type { Person } from '../../../shared/schema/person.ts';
import { toApiError } from '../../api/api-error.ts';
import { call } from '../../api/client.ts';
import { cursorOf } from '../../api/cursor.ts';
import { InlineError, Loading } from '../message.tsx';
import { TextButton } from '../text-button.tsx';
import classes from './company-people.module.css';

const perPage = 50;

/** Page by page, oldest first. */
export function usePeopleOfCompany(companyId: string) {
  return useInfiniteQuery({
    queryKey: [listPeopleOfCompany.name, companyId],
    queryFn: ({ pageParam, signal }) =>
      call(
        listPeopleOfCompany,
        { params: { companyId }, query: { limit: perPage, ...(pageParam && { cursor: pageParam }) } },
        { signal },
      ),
    initialPageParam: '',
    getNextPageParam: ({ data }) => cursorOf(data.pagination.nextLink),
  });
}

function PersonLine({ person }: { person: Person }) {
  const reach = person.emails[0] ?? person.phones[0];
  return (
    <li>
      <Link to="/people/$personId" params={{ personId: person.id }} className={classes['person']}>
        <span className={classes['name']}>{person.fullName}</span>
        {person.jobTitle !== null && <span className={classes['note']}>{person.jobTitle}</span>}
        {reach !== undefined && <span className={classes['note']}>{reach}</span>}
      </Link>
    </li>
  );
}

export function CompanyPeople({ companyId }: { companyId: string }) {
  const { data, error, isPending, hasNextPage, fetchNextPage } = usePeopleOfCompany(companyId);
  if (isPending) return <Loading label={t('Loading the people')} />;
  if (error) return <InlineError>{toApiError(error).message}</InlineError>;
  const people = data.pages.flatMap((page) => page.data.items);
  return (
    <div className={classes['people']}>
      {people.length === 0 ? (
        <p className={classes['none']}>
          {t('No one yet. People whose companies include this one appear here.')}
        </p>
      ) : (
        <ul aria-label={t('People of the company')}>
          {people.map((person) => (
            <PersonLine key={person.id} person={person} />
          ))}
        </ul>
      )}
      <div className={classes['actions']}>
        {hasNextPage && <TextButton onClick={() => void fetchNextPage()}>{t('Show more')}</TextButton>}
        <Link to="/people" search={{ create: companyId }} className={classes['add']}>
          {t('Add a person')}
        </Link>
      </div>
    </div>
  );
}
