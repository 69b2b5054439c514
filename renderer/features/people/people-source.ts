// Where the list of people comes from, and what makes it another one.
import { windowOfPeople } from '../../../shared/contract/people.ts';
import type { Person } from '../../../shared/schema/person.ts';
import { call } from '../../api/client.ts';
import type { RowSource } from '../../ui/rows/use-rows.ts';

export type PeopleQuery = { sort?: string; q?: string };

export const peopleSource: RowSource<PeopleQuery, Person> = {
  load: async (query, offset, limit) =>
    (await call(windowOfPeople, { query: { ...query, offset, limit } })).data,
  // Companies and their groups stand in the list of people by their names.
  isChangedBy: ({ topic }) =>
    topic === 'person:changed' || topic === 'company:changed' || topic === 'definitions:changed',
};
