// Templates of magic fields, tried on a company.
import { previewTemplate } from '../../../shared/contract/magic.ts';
import { getStoredCompany } from '../../domain/companies/read-companies.ts';
import { getGroup } from '../../domain/custom-fields/manage-groups.ts';
import { tryTemplate } from '../../domain/magic/try-template.ts';
import { mount, type Mounter } from '../mount.ts';

export function magicRoutes(app: Mounter): void {
  const { store, clock } = app.services;
  const { db } = store;
  mount(app, previewTemplate, ({ body: { groupId, template, companyId } }) => {
    const company = companyId === undefined ? null : getStoredCompany(db, companyId);
    return { data: tryTemplate(db, { group: getGroup(db, groupId), template, company, atMs: clock.now() }) };
  });
}
