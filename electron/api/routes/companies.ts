import {
  createCompany,
  deleteCompany,
  getCompany,
  listCompanies,
  searchCompanies,
  updateCompany,
  windowOfCompanies,
} from '../../../shared/contract/companies.ts';
import { addCompany, patchCompany, removeCompany } from '../../domain/companies/edit-company.ts';
import { getStoredCompany, showCompanies, showCompany } from '../../domain/companies/read-companies.ts';
import type { Origin } from '../../domain/companies/write-company.ts';
import type { Company } from '../../../shared/schema/company.ts';
import { cursorOf, markOf } from '../cursor.ts';
import { expectedVersion } from '../if-match.ts';
import { nextLink } from '../links.ts';
import { mount, type Mounter } from '../mount.ts';
import type { Caller, Services } from '../services.ts';
import type { CompanyQuery } from '../../store/company-list.ts';

export function companyRoutes(app: Mounter, services: Services): void {
  const { store, queries, events, clock } = services;
  const { db } = store;
  const originOf = (call: { caller: Caller; actor: { id: string } }): Origin => ({
    kind: call.caller.kind === 'network' ? 'script' : 'person',
    run: null,
    actor: call.actor.id,
    atMs: clock.now(),
  });
  const tell = (company: Company): void =>
    events.publish('company:changed', company.id, { ids: [company.id] });

  const page = async (
    request: Request,
    query: CompanyQuery & { limit: number; cursor?: string | undefined },
  ) => {
    const marks = await queries.companyPage(query, markOf(query.cursor), query.limit + 1);
    const shown = marks.slice(0, query.limit);
    const items = showCompanies(
      db,
      shown.map(({ no }) => no),
    );
    const last = shown.at(-1);
    const more = marks.length > query.limit && last;
    const pagination = nextLink(request, more ? cursorOf(last) : null);
    return { data: { items, pagination } };
  };

  mount(app, listCompanies, (call) => page(call.request, call.query));
  mount(app, searchCompanies, (call) =>
    page(call.request, { ...call.body, cursor: call.query.cursor ?? call.body.cursor }),
  );

  mount(app, windowOfCompanies, async ({ query }) => {
    const kept = await queries.companyOrder(query);
    const windowOf = (numbers: Float64Array) =>
      showCompanies(db, numbers.subarray(query.offset, query.offset + query.limit));
    const items = windowOf(kept.numbers);
    const wanted = Math.max(0, Math.min(query.limit, kept.numbers.length - query.offset));
    if (items.length === wanted)
      return { data: { items, offset: query.offset, total: kept.numbers.length, revision: kept.revision } };
    // A company of this window was deleted since the list was built: a window with a hole would shift every row below it.
    const { numbers, revision } = await queries.freshCompanyOrder(query);
    return { data: { items: windowOf(numbers), offset: query.offset, total: numbers.length, revision } };
  });

  mount(app, getCompany, ({ params }) => respond(showCompany(db, getStoredCompany(db, params.companyId))));

  mount(app, createCompany, (call) => {
    const reply = call.commit((write) =>
      respond(showCompany(write, addCompany(write, call.body, originOf(call)))),
    );
    tell(reply.body.data);
    return reply;
  });

  mount(app, updateCompany, (call) => {
    const expected = expectedVersion(call.request);
    const { companyId } = call.params;
    const reply = call.commit((write) =>
      respond(showCompany(write, patchCompany(write, companyId, call.body, expected, originOf(call)))),
    );
    tell(reply.body.data);
    return reply;
  });

  mount(app, deleteCompany, (call) => {
    const { companyId } = call.params;
    const expected = expectedVersion(call.request);
    const reply = call.commit((write) => {
      removeCompany(write, companyId, expected, originOf(call));
      return { data: { id: companyId } };
    });
    events.publish('company:changed', companyId, { ids: [companyId] });
    return reply;
  });
}

const respond = (company: Company) => ({
  status: 200,
  body: { data: company },
  headers: { ETag: `"${company.version}"` },
});
