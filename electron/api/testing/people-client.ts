// For tests only: people, and what they refer to, by the API.
import type { ErrorBody } from '../../../shared/errors.ts';
import type { Company } from '../../../shared/schema/company.ts';
import type { Person } from '../../../shared/schema/person.ts';
import type { SendOptions, TestApp } from './open-app.ts';

export type Sent<T> = { status: number; data: T; error: ErrorBody['error']; etag: string | null };
export type Listed<T> = { items: T[]; pagination: { nextLink?: string } };

/** `test` is asked at each call: every test has a store of its own. */
export function peopleClient(test: () => TestApp) {
  async function send<T>(
    method: string,
    path: string,
    body?: unknown,
    options: SendOptions = {},
  ): Promise<Sent<T>> {
    const response = await test().send(method, path, { ...(body === undefined ? {} : { body }), ...options });
    const answer = (await response.json()) as Pick<Sent<T>, 'data' | 'error'>;
    return { status: response.status, etag: response.headers.get('etag'), ...answer };
  }
  return {
    send,
    make: (body: unknown) => send<Person>('POST', '/v1/people', body),
    read: (id: string) => send<Person>('GET', `/v1/people/${id}`),
    patch: (id: string, body: unknown) => send<Person>('PATCH', `/v1/people/${id}`, body),
    list: async (query = ''): Promise<Person[]> =>
      (await send<Listed<Person>>('GET', `/v1/people${query}`)).data.items,
    company: async (name: string): Promise<string> =>
      (await send<Company>('POST', '/v1/companies', { name })).data.id,
    undo: () => send('POST', '/v1/steps/undo'),
    redo: () => send('POST', '/v1/steps/redo'),
  };
}

export const namesOf = (people: readonly Person[]): string[] => people.map(({ fullName }) => fullName);

export const issuesOf = ({ error }: Sent<unknown>): string[] =>
  error.details?.issues?.map(({ path, code }) => `${path} ${code}`) ?? [];
