// The people of a company.
import { useQuery } from '@tanstack/react-query';
import { listPeopleOfCompany } from '../../../../shared/contract/people.ts';
import type { Person } from '../../../../shared/schema/person.ts';
import { toApiError } from '../../../api/api-error.ts';
import { queryOf } from '../../../api/query.ts';
import { InlineError, Loading } from '../../../ui/message.tsx';
import classes from './record.module.css';

export const peopleOf = (companyId: string) =>
  queryOf(listPeopleOfCompany, { params: { companyId }, query: { limit: 100 } });

function Line({ person }: { person: Person }) {
  const facts = [person.jobTitle, person.emails[0], person.phones[0]].filter(Boolean);
  return (
    <li className={classes['person']}>
      <span>{person.fullName}</span>
      {facts.length > 0 && <span className={classes['by']}>{facts.join(', ')}</span>}
    </li>
  );
}

export function PeopleTab({ companyId }: { companyId: string }) {
  const { data, error } = useQuery(peopleOf(companyId));
  const people = data?.data.items;
  return (
    <div className={classes['scroll']}>
      {error && <InlineError>{toApiError(error).message}</InlineError>}
      {!people && !error && <Loading label="Reading the people" />}
      {people?.length === 0 && <p className={classes['quiet']}>No one is known to work here.</p>}
      <ul className={classes['people']}>
        {people?.map((person) => (
          <Line key={person.id} person={person} />
        ))}
      </ul>
    </div>
  );
}
