// Invented people for tests.
import type { Person } from '../../shared/schema/person.ts';

export const personIdOf = (index: number): string =>
  `per_00000000-0000-4000-8000-${String(index).padStart(12, '0')}`;

export function person(index: number, values: Partial<Person> = {}): Person {
  return {
    id: personIdOf(index),
    firstName: null,
    lastName: null,
    fullName: `Person ${index + 1}`,
    description: null,
    birthday: null,
    jobTitle: null,
    companies: [],
    groups: [],
    addresses: [],
    emails: [],
    phones: [],
    urls: [],
    professionalSocialMediaUrl: null,
    customFieldValues: {},
    createdAt: '2026-11-01T10:00:00.000Z',
    updatedAt: '2026-11-20T13:58:00.000Z',
    createdBy: { id: 'usr_1', fullName: 'Mira Aldous', email: null },
    version: 1,
    ...values,
  };
}

/** An answer to `GET /v1/person-rows` out of a list of that many people. */
export const personRowsAnswer =
  (total: number) =>
  ({ url }: { url: URL }) => {
    const offset = Number(url.searchParams.get('offset'));
    const limit = Number(url.searchParams.get('limit'));
    const count = Math.max(Math.min(limit, total - offset), 0);
    const items = Array.from({ length: count }, (_, at) => person(offset + at));
    return { data: { items, offset, total, revision: 1 } };
  };
