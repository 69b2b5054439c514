// The questions that Companies House is asked.
import type { ProviderContext } from '../provider.ts';
import { askRegister, type Register } from '../registers/ask-register.ts';
import { officers, owners, profile, searchResults, type SearchResult } from './shapes.ts';

const mostFound = 20;
const mostPeople = 100;

export type CompaniesHouseApi = ReturnType<typeof createCompaniesHouseApi>;

/** `who`: for people. */
export function createCompaniesHouseApi(
  { http, key }: Pick<ProviderContext, 'http' | 'key'>,
  { baseUrl, who }: { baseUrl: string; who: string },
) {
  const headers = { authorization: `Basic ${Buffer.from(`${key}:`).toString('base64')}` };
  const register: Register = { http, who, headers };
  const company = (number: string): string => `${baseUrl}/company/${encodeURIComponent(number)}`;
  const page = `?items_per_page=${mostPeople}`;
  return {
    async search(name: string): Promise<SearchResult[]> {
      const query = new URLSearchParams({ q: name, items_per_page: String(mostFound) });
      const found = await askRegister(
        register,
        `${baseUrl}/search/companies?${query.toString()}`,
        searchResults,
      );
      const items = found?.read.items ?? [];
      return [...new Map(items.map((item) => [item.company_number, item])).values()];
    },
    profile: async (number: string) => (await askRegister(register, company(number), profile))?.read ?? null,
    /** Where there are none it says 404. */
    officers: async (number: string) =>
      (await askRegister(register, `${company(number)}/officers${page}`, officers))?.read.items ?? [],
    owners: async (number: string) =>
      (await askRegister(register, `${company(number)}/persons-with-significant-control${page}`, owners))
        ?.read.items ?? [],
  };
}
