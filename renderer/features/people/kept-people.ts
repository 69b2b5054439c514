// The list of people as it was left for a person's page.
import { createKeptList, type Scrolled } from '../../ui/rows/kept-list.ts';

type PeopleSearch = { sort?: string; q?: string; record?: string; create?: string | true };
type Place = { active: number | null; anchor: number | null; scrolled: Scrolled | null };

export const keptPeople = createKeptList<PeopleSearch, Place>('/people/');
