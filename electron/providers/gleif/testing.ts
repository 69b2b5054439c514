// For tests: the LEI index on loopback, in the shape that its API documents (https://api.gleif.org/docs).
import type { Call, Scripted } from '../../testing/fault-server.ts';
import type { Vendor } from '../testing/provider-suite.ts';

type Entity = { name: string; country?: string } & Readonly<Record<string, unknown>>;

export function recordOf(lei: string, { name, country = 'DE', ...rest }: Entity) {
  const links = (path: string) => ({ related: `https://api.gleif.org/api/v1/lei-records/${lei}/${path}` });
  const none = (which: string) => ({ 'reporting-exception': links(`${which}-reporting-exception`).related });
  return {
    type: 'lei-records',
    id: lei,
    attributes: {
      lei,
      entity: {
        legalName: { name, language: 'de' },
        otherNames: [] as { name: string; language: string; type: string }[],
        transliteratedOtherNames: [],
        legalAddress: addressOf({ country }),
        headquartersAddress: addressOf({ country }),
        registeredAt: { id: 'RA000304', other: null },
        registeredAs: 'HRB 6684',
        jurisdiction: country,
        category: 'GENERAL',
        legalForm: { id: '6QQB', other: null },
        status: 'ACTIVE',
        expiration: { date: null as string | null, reason: null as string | null },
        creationDate: '1966-10-01T00:00:00Z',
        ...rest,
      },
      registration: {
        initialRegistrationDate: '2012-12-05T11:31:00Z',
        lastUpdateDate: '2026-01-14T08:20:00Z',
        status: 'ISSUED',
        nextRenewalDate: '2027-01-20T09:00:00Z',
      },
      bic: ['SIEBDEMMXXX'] as string[] | null,
    },
    relationships: {
      'direct-parent': { links: none('direct-parent') as Record<string, string> },
      'ultimate-parent': { links: none('ultimate-parent') as Record<string, string> },
      'direct-children': { links: links('direct-children') as Record<string, string> },
    },
    links: { self: `https://api.gleif.org/api/v1/lei-records/${lei}` },
  };
}
export type SentRecord = ReturnType<typeof recordOf>;

export const addressOf = (over: object = {}) => ({
  language: 'de',
  addressLines: ['Werner-von-Siemens-Straße 1'],
  addressNumber: null,
  city: 'München',
  region: 'DE-BY',
  country: 'DE',
  postalCode: '80333',
  ...over,
});

/** Eighteen signs and the check digits that belong to them. */
export function leiOf(base: string): string {
  const digits = Array.from(`${base.padEnd(18, '0')}00`, (sign) => String(Number.parseInt(sign, 36))).join(
    '',
  );
  return base.padEnd(18, '0') + String(98n - (BigInt(digits) % 97n)).padStart(2, '0');
}

export type World = {
  records: readonly SentRecord[];
  parents?: Readonly<Record<string, string>>;
  children?: Readonly<Record<string, readonly string[]>>;
};

export function serveGleif({ on }: Vendor, { records, parents = {}, children = {} }: World): void {
  const many = (data: readonly unknown[]): Scripted => ({
    headers: { 'content-type': 'application/vnd.api+json' },
    body: {
      meta: {
        goldenCopy: { publishDate: '2026-01-31T08:00:00Z' },
        pagination: {
          currentPage: 1,
          perPage: 20,
          from: 1,
          to: data.length,
          total: data.length,
          lastPage: 1,
        },
      },
      data,
    },
  });
  const byLei = (leis: readonly string[]) =>
    leis.flatMap((lei) => records.find(({ id }) => id === lei) ?? []);
  const names = [{ localName: 'Aktiengesellschaft', language: 'German', languageCode: 'de' }];
  const form = {
    type: 'entity-legal-forms',
    id: '6QQB',
    attributes: { code: '6QQB', countryCode: 'DE', names },
  };
  on('/entity-legal-forms/6QQB', { body: { data: form } });
  on('/lei-records', (call) => many(records.filter((record) => isAskedFor(record, call))));
  for (const { id } of records) {
    on(`/lei-records/${id}/direct-children`, many(byLei(children[id] ?? [])));
    for (const which of ['direct-parent', 'ultimate-parent']) {
      const [data] = byLei([parents[id] ?? '']);
      on(`/lei-records/${id}/${which}`, data ? { body: { data } } : { status: 404, body: { errors: [] } });
    }
  }
}

/** Each word begins a word of the name, as in the index. */
function isAskedFor({ id, attributes: { entity } }: SentRecord, { query }: Call): boolean {
  const { 'filter[lei]': leis, 'filter[entity.names]': names, 'filter[entity.registeredAs]': number } = query;
  const country = query['filter[entity.legalAddress.country]'] ?? entity.legalAddress.country;
  if (country !== entity.legalAddress.country) return false;
  if (leis !== undefined) return leis.split(',').includes(id);
  if (number !== undefined) return entity.registeredAs === number;
  const words = [entity.legalName, ...entity.otherNames].flatMap(({ name }) => name.toLowerCase().split(' '));
  const wanted = (names ?? '').toLowerCase().split(' ');
  return wanted.every((word) => words.some((known) => known.startsWith(word)));
}
