// The list of companies as it was left for a company's page.
import type { CompaniesSearch } from '../../lib/company-search.ts';
import { createKeptList, type Scrolled } from '../../ui/rows/kept-list.ts';
import type { Selection } from './grid/selection/selection.ts';

export type CompaniesPlace = { selection: Selection | null; scrolled: Scrolled | null };

export const keptCompanies = createKeptList<CompaniesSearch, CompaniesPlace>('/companies/');
