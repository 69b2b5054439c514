// The questions that the LEI index is asked. It knows no bulk but that of LEIs.
import { z } from 'zod';
import type { ProviderContext } from '../provider.ts';
import { askRegister, type Register } from '../registers/ask-register.ts';
import { leiRecord, type LeiRecord, type Relatives } from './record.ts';

const one = z.object({ data: leiRecord });
const many = z.object({
  data: z.array(leiRecord),
  meta: z.object({ pagination: z.object({ total: z.number() }).nullish() }).nullish(),
});

const legalForm = z.object({
  data: z.object({ attributes: z.object({ names: z.array(z.object({ localName: z.string().nullish() })) }) }),
});
/** Names by address: there are some thousand codes, and they hardly change. */
const legalForms = new Map<string, string | null>();

const mostFound = 20;
const mostChildren = 50;

export type Relations = 'none' | 'parents' | 'all';
export type GleifApi = ReturnType<typeof createGleifApi>;

/** `who`: for people. */
export function createGleifApi(
  { http }: Pick<ProviderContext, 'http'>,
  { baseUrl, relations, who }: { baseUrl: string; relations: Relations; who: string },
) {
  const register: Register = { http, who, headers: { accept: 'application/vnd.api+json' } };

  const list = async (path: string, query: Record<string, string>) => {
    const url = `${baseUrl}${path}?${new URLSearchParams(query).toString()}`;
    const { data, meta } = (await askRegister(register, url, many))?.read ?? { data: [] };
    return { records: withoutTwins(data), total: meta?.pagination?.total ?? data.length };
  };
  const find = async (query: Record<string, string>): Promise<LeiRecord[]> =>
    (await list('/lei-records', { ...query, 'page[size]': String(mostFound) })).records;
  const relative = async (lei: string, which: 'direct-parent' | 'ultimate-parent') =>
    (await askRegister(register, `${baseUrl}/lei-records/${lei}/${which}`, one))?.read.data ?? null;

  return {
    /** No more than one page. */
    byLeis: (leis: readonly string[]) => find({ 'filter[lei]': leis.join(',') }),
    byNumber: (number: string, country: string) =>
      find({ 'filter[entity.registeredAs]': number, 'filter[entity.legalAddress.country]': country }),
    byName: (name: string, country: string) =>
      find({ 'filter[entity.names]': name, 'filter[entity.legalAddress.country]': country }),
    /** In its own language; null where the code says nothing. */
    async legalForm({ attributes: { entity } }: LeiRecord): Promise<string | null> {
      const { id, other } = entity.legalForm ?? {};
      if (other || !/^[0-9A-Z]{4}$/.test(id ?? '')) return other ?? null;
      const url = `${baseUrl}/entity-legal-forms/${id}`;
      const known = legalForms.get(url);
      if (known !== undefined) return known;
      const names = (await askRegister(register, url, legalForm))?.read.data.attributes.names ?? [];
      const name = names.find(({ localName }) => localName)?.localName ?? null;
      legalForms.set(url, name);
      return name;
    },
    /** A record says which of them there are. */
    async relatives({ attributes: { lei }, relationships }: LeiRecord): Promise<Relatives> {
      const has = (which: 'direct-parent' | 'ultimate-parent' | 'direct-children'): boolean => {
        const links = relationships?.[which]?.links;
        return links?.['lei-record'] !== undefined || links?.related !== undefined;
      };
      const parent = (which: 'direct-parent' | 'ultimate-parent') =>
        relations !== 'none' && has(which) ? relative(lei, which) : null;
      const directParent = await parent('direct-parent');
      const ultimateParent = await parent('ultimate-parent');
      const wantsChildren = relations === 'all' && has('direct-children');
      const page = { 'page[size]': String(mostChildren) };
      const { records, total } = wantsChildren
        ? await list(`/lei-records/${lei}/direct-children`, page)
        : { records: [], total: 0 };
      return { directParent, ultimateParent, children: records, childCount: total };
    },
  };
}

/** The same record may be sent twice. */
const withoutTwins = (records: readonly LeiRecord[]): LeiRecord[] => [
  ...new Map(records.map((record) => [record.attributes.lei, record])).values(),
];
