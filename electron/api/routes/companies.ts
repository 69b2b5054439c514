import {
  createCompany,
  deleteCompany,
  getCompany,
  updateCompany,
} from '../../../shared/contract/companies.ts';
import type { Company } from '../../../shared/schema/company.ts';
import type { StepLabel } from '../../../shared/schema/step.ts';
import { addCompany, patchCompany, removeCompany } from '../../domain/companies/edit-company.ts';
import { getStoredCompany, showCompany } from '../../domain/companies/read-companies.ts';
import { inStep } from '../../domain/steps/in-step.ts';
import type { StoredCompany } from '../../store/company-row.ts';
import { doerOf } from '../doer.ts';
import { expectedVersion } from '../if-match.ts';
import { mount, type Mounter } from '../mount.ts';
import type { Services } from '../services.ts';

export function companyRoutes(app: Mounter, services: Services): void {
  const { store, events, clock } = services;
  const { db } = store;
  const tell = (id: string): void => {
    events.publish('company:changed', id, { ids: [id] });
    events.publish('step:changed', id);
  };

  mount(app, getCompany, ({ params: { companyId } }) =>
    respond(showCompany(db, getStoredCompany(db, companyId)), companyId),
  );

  mount(app, createCompany, (call) => {
    return call.commit(
      (write) => {
        const made = inStep(write, doerOf(call, clock), labelOf('create'), (origin) =>
          addCompany(write, call.body, origin),
        );
        return respond(showCompany(write, made));
      },
      (reply) => tell(reply.body.data.id),
    );
  });

  mount(app, updateCompany, (call) => {
    const expected = expectedVersion(call.request);
    const { companyId } = call.params;
    const label = labelOf('edit', Object.keys(call.body));
    return call.commit(
      (write) => {
        const changed = inStep(write, doerOf(call, clock), label, (origin) =>
          patchCompany(write, companyId, call.body, expected, origin),
        );
        return respond(showCompany(write, changed), companyId);
      },
      (reply) => tell(reply.body.data.id),
    );
  });

  mount(app, deleteCompany, (call) => {
    const { companyId } = call.params;
    const expected = expectedVersion(call.request);
    return call.commit(
      (write) => {
        inStep(write, doerOf(call, clock), labelOf('delete'), (origin) =>
          removeCompany(write, companyId, expected, origin),
        );
        return { data: { id: companyId } };
      },
      () => tell(companyId),
    );
  });
}

const mostFieldsNamed = 5;

const labelOf =
  (action: StepLabel['action'], fields: string[] = []) =>
  ({ values }: StoredCompany): StepLabel => ({
    action,
    companies: 1,
    name: values.name,
    ...(fields.length > 0 && { fields: fields.slice(0, mostFieldsNamed) }),
  });

/** `asked`: the id in the request, which may be that of a company that was merged since. */
const respond = (company: Company, asked: string = company.id) => ({
  status: 200,
  body: {
    data: company,
    ...(asked !== company.id && { deprecations: [`${asked} was merged into ${company.id}. Use that id.`] }),
  },
  headers: { ETag: `"${company.version}"` },
});
