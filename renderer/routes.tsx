// Every address of the window. Pages read their parameters with getRouteApi(path).
import {
  createRootRoute,
  createRoute,
  createRouter,
  redirect,
  type RouterHistory,
} from '@tanstack/react-router';
import { itemStatuses, type ItemStatus } from '../shared/schema/enrichment.ts';
import { personQueryParams } from '../shared/schema/person.ts';
import { useStoreDamaged } from './api/damage.ts';
import { CompaniesPage } from './features/companies/companies-page.tsx';
import { CompanyPage } from './features/companies/record/company-page.tsx';
import { DuplicatesPage } from './features/duplicates/duplicates-page.tsx';
import { EnrichmentPage } from './features/enrichment/enrichment-page.tsx';
import { FieldsPage } from './features/fields/fields-page.tsx';
import { ImportsPage } from './features/imports/imports-page.tsx';
import { ImportJobPage } from './features/imports/job/import-job-page.tsx';
import { ImportWizardPage } from './features/imports/wizard/import-wizard-page.tsx';
import { PeoplePage } from './features/people/people-page.tsx';
import { PersonPage } from './features/people/person-page.tsx';
import { RelationsPage } from './features/relations/relations-page.tsx';
import { RecoveryScreen } from './features/recovery/recovery-screen.tsx';
import { ReviewPage } from './features/review/review-page.tsx';
import { RulesPage } from './features/rules/rules-page.tsx';
import { SettingsPage } from './features/settings/settings-page.tsx';
import { parseCompaniesSearch } from './lib/company-search.ts';
import { NotFound } from './shell/not-found.tsx';
import { Shell } from './shell/shell.tsx';

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;

/** A damaged store has no pages: the recovery takes the whole window. */
function Root() {
  return useStoreDamaged() ? <RecoveryScreen /> : <Shell />;
}

const root = createRootRoute({ component: Root, notFoundComponent: NotFound });

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/companies' });
  },
});

const companies = createRoute({
  getParentRoute: () => root,
  path: '/companies',
  component: CompaniesPage,
  validateSearch: parseCompaniesSearch,
});

/** A record's page; `tab` is the part that is open, the profile unless told. */
const tabOf = (search: Record<string, unknown>): { tab?: string } => {
  const tab = text(search['tab']);
  return tab === undefined ? {} : { tab };
};

const company = createRoute({
  getParentRoute: () => root,
  path: '/companies/$companyId',
  component: CompanyPage,
  validateSearch: tabOf,
});

const person = createRoute({
  getParentRoute: () => root,
  path: '/people/$personId',
  component: PersonPage,
  validateSearch: tabOf,
});

const duplicates = createRoute({
  getParentRoute: () => root,
  path: '/duplicates',
  component: DuplicatesPage,
});

/** `record` is the person whose panel is open; `create` opens the form for a new one, of that company if it names one. */
type PeopleSearch = { sort?: string; q?: string; record?: string; create?: string | true };

const people = createRoute({
  getParentRoute: () => root,
  path: '/people',
  component: PeoplePage,
  validateSearch: (search: Record<string, unknown>): PeopleSearch => {
    const sort = personQueryParams.sort.safeParse(search['sort']).data;
    const q = text(search['q']);
    const record = text(search['record']);
    const create = search['create'] === true ? true : text(search['create']);
    return {
      ...(sort === undefined ? {} : { sort }),
      ...(q === undefined ? {} : { q }),
      ...(record === undefined ? {} : { record }),
      ...(create === undefined ? {} : { create }),
    };
  },
});

/** Of one company or person; a table unless `view` says `graph`. */
const relations = createRoute({
  getParentRoute: () => root,
  path: '/relations/$entityId',
  component: RelationsPage,
  validateSearch: (search: Record<string, unknown>): { view?: 'graph' } =>
    search['view'] === 'graph' ? { view: 'graph' } : {},
});

const imports = createRoute({ getParentRoute: () => root, path: '/imports', component: ImportsPage });

const wizardSteps = ['file', 'columns', 'check'] as const;
type WizardSearch = { step?: (typeof wizardSteps)[number] };

const importWizard = createRoute({
  getParentRoute: () => root,
  path: '/imports/new/$sourceId',
  component: ImportWizardPage,
  validateSearch: (search: Record<string, unknown>): WizardSearch => {
    const step = wizardSteps.find((known) => known === search['step']);
    return step === undefined ? {} : { step };
  },
});

const importJob = createRoute({
  getParentRoute: () => root,
  path: '/imports/$jobId',
  component: ImportJobPage,
});

/** The batch that is reviewed, else the newest that waits; record by record unless `view` says `grid`. */
const review = createRoute({
  getParentRoute: () => root,
  path: '/review',
  component: ReviewPage,
  validateSearch: (search: Record<string, unknown>): { batch?: string; view?: 'grid' } => {
    const batch = text(search['batch']);
    return {
      ...(batch !== undefined && { batch }),
      ...(search['view'] === 'grid' && { view: 'grid' as const }),
    };
  },
});

/**
 * The batch that is shown, else the newest; `create` opens the panel for a new one. `items`: the list of its items, all or of a
 * state, by a search `q`; `item` is the one whose panel is open.
 */
type EnrichmentSearch = {
  batch?: string;
  create?: true;
  items?: ItemStatus | 'all';
  q?: string;
  item?: string;
};

const enrichment = createRoute({
  getParentRoute: () => root,
  path: '/enrichment',
  component: EnrichmentPage,
  validateSearch: (search: Record<string, unknown>): EnrichmentSearch => {
    const [batch, q, item] = [text(search['batch']), text(search['q']), text(search['item'])];
    const items = (['all', ...itemStatuses] as const).find((known) => known === search['items']);
    return {
      ...(batch === undefined ? {} : { batch }),
      ...(search['create'] === true ? { create: true } : {}),
      ...(items === undefined ? {} : { items }),
      ...(q === undefined ? {} : { q }),
      ...(item === undefined ? {} : { item }),
    };
  },
});

const settings = createRoute({ getParentRoute: () => root, path: '/settings', component: SettingsPage });

/** The group that is shown, its field whose form is open (`new` is one that is not there yet), and whether people's are shown. */
type FieldsSearch = { group?: string; field?: string; of?: 'person' };

const fields = createRoute({
  getParentRoute: () => root,
  path: '/settings/fields',
  component: FieldsPage,
  validateSearch: (search: Record<string, unknown>): FieldsSearch => {
    const [group, field] = [text(search['group']), text(search['field'])];
    return {
      ...(group === undefined ? {} : { group }),
      ...(field === undefined ? {} : { field }),
      ...(search['of'] === 'person' ? { of: 'person' } : {}),
    };
  },
});

/** The rules of companies unless `of` says of people; `rule` is the one whose editor is open, `new` one that is not there yet. */
type RulesSearch = { of?: 'person'; rule?: string };

const rules = createRoute({
  getParentRoute: () => root,
  path: '/settings/rules',
  component: RulesPage,
  validateSearch: (search: Record<string, unknown>): RulesSearch => {
    const rule = text(search['rule']);
    return {
      ...(search['of'] === 'person' ? { of: 'person' } : {}),
      ...(rule === undefined ? {} : { rule }),
    };
  },
});

const routeTree = root.addChildren([
  home,
  companies,
  company,
  people,
  person,
  relations,
  duplicates,
  imports,
  importWizard,
  importJob,
  enrichment,
  review,
  settings,
  fields,
  rules,
]);

/** Follows the browser's address unless another history is given. */
export const createAppRouter = (history?: RouterHistory) =>
  createRouter({ routeTree, defaultPreload: false, ...(history && { history }) });

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }
}
