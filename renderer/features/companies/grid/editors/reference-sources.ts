// Where the editor of references finds what a field may name, by the kind of field: people and companies, users, objects; and
// how it makes one that is not there yet.
import { t } from '../../../../../shared/messages/message.ts';
import { createObject, listObjects } from '../../../../../shared/contract/objects.ts';
import { createPerson, listPeople, listPeopleOfCompany } from '../../../../../shared/contract/people.ts';
import { windowOfCompanies } from '../../../../../shared/contract/companies.ts';
import { listUsers } from '../../../../../shared/contract/users.ts';
import type { Person } from '../../../../../shared/schema/person.ts';
import { call } from '../../../../api/client.ts';
import type { GridRow } from '../columns/grid-column.ts';

/** As the API shows a contact, user or object in a company. */
export type Reference = {
  id: string;
  fullName?: string;
  name?: string;
  entityType?: string;
  email?: string | null;
};

/** `hint` tells those of the same name apart. */
export type Found = { reference: Reference; hint: string };

export type ReferenceKind = 'contacts' | 'users' | 'objects';

type Asked = { text: string; row: GridRow; signal: AbortSignal };

type ReferenceSource = {
  /** What there is to a text; something that is likely meant where the text is empty. */
  find: (asked: Asked) => Promise<Found[]>;
  /** Null: only what is there can be chosen. */
  create: {
    offer: (text: string) => string;
    make: (text: string, row: GridRow) => Promise<Reference>;
  } | null;
};

const most = 8;

const contactOf = ({ id, fullName }: Person): Reference => ({ id, fullName, entityType: 'person' });

const foundPerson = (person: Person): Found => ({
  reference: contactOf(person),
  hint: [person.jobTitle, person.companies[0]?.name].filter(Boolean).join(', '),
});

async function findContacts({ text, row, signal }: Asked): Promise<Found[]> {
  if (text === '') {
    const input = { params: { companyId: row.id }, query: { limit: most } };
    return (await call(listPeopleOfCompany, input, { signal })).data.items.map(foundPerson);
  }
  const query = { q: text, limit: most };
  const [people, companies] = await Promise.all([
    call(listPeople, { query }, { signal }),
    call(windowOfCompanies, { query }, { signal }),
  ]);
  const found = companies.data.items.map(({ id, name }) => ({
    reference: { id, fullName: name, entityType: 'company' },
    hint: t('company'),
  }));
  return [...people.data.items.map(foundPerson), ...found];
}

export const referenceSources: Record<ReferenceKind, ReferenceSource> = {
  contacts: {
    find: findContacts,
    create: {
      offer: (text) => t('Add person "{text}"', { text }),
      make: async (fullName, row) => {
        const body = { fullName, companies: [{ id: row.id }] };
        return contactOf((await call(createPerson, { body }, once())).data);
      },
    },
  },
  users: {
    find: async ({ text, signal }) => {
      const { data } = await call(listUsers, { query: { q: text, limit: most } }, { signal });
      return data.items.map((user) => ({ reference: user, hint: user.email ?? '' }));
    },
    create: null,
  },
  objects: {
    find: async ({ text, signal }) => {
      const { data } = await call(listObjects, { query: { q: text, limit: most } }, { signal });
      return data.items.map(({ id, name, type }) => ({ reference: { id, name }, hint: type ?? '' }));
    },
    create: {
      offer: (text) => t('Add object "{text}"', { text }),
      make: async (name) => {
        const { data } = await call(createObject, { body: { name } }, once());
        return { id: data.id, name: data.name };
      },
    },
  },
};

const once = () => ({ idempotencyKey: crypto.randomUUID() });
