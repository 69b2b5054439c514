// Where the values of a provider go.
import { listFieldTargets, setFieldTargets } from '../../../shared/contract/field-targets.ts';
import { listTargets, setTargets } from '../../domain/enrichment/manage-field-targets.ts';
import { getProviderOf } from '../../domain/enrichment/provider-info.ts';
import { transact } from '../../store/database.ts';
import { mount, type Mounter } from '../mount.ts';

export function fieldTargetRoutes(app: Mounter): void {
  const { store, providers } = app.services;
  const { db, dataDir } = store;

  mount(app, listFieldTargets, ({ params }) => ({
    data: { items: listTargets(db, getProviderOf(providers, params.code), dataDir) },
  }));

  mount(app, setFieldTargets, ({ params, body }) => {
    const provider = getProviderOf(providers, params.code);
    transact(db, () => setTargets(db, provider, body, dataDir));
    return { data: { items: listTargets(db, provider, dataDir) } };
  });
}
