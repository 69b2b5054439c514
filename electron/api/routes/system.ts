// Health and facts about the workspace.
import { getHealth, getWorkspace } from '../../../shared/contract/system.ts';
import { countWorkspace, findWorkspace } from '../../store/workspace.ts';
import { mount, type Mounter } from '../mount.ts';

export function systemRoutes(app: Mounter): void {
  mount(app, getHealth, () => ({ status: 'ok' as const }));
  mount(app, getWorkspace, (_call, { store, version }) => ({
    data: {
      name: findWorkspace(store.db)?.name ?? '',
      dataDir: store.dataDir,
      storeFile: store.file,
      version,
      ...countWorkspace(store.db),
    },
  }));
}
