// Health, who asks, and facts about the workspace.
import { getHealth, getSession, getWorkspace, type Session } from '../../../shared/contract/system.ts';
import { permissions } from '../../../shared/permissions.ts';
import { isoTime } from '../../lib/clock.ts';
import { countAllToReview } from '../../store/enrichment/batches.ts';
import { countWorkspace, findWorkspace } from '../../store/workspace.ts';
import type { Identity } from '../auth.ts';
import { mount, type Mounter } from '../mount.ts';

export function systemRoutes(app: Mounter): void {
  mount(app, getHealth, () => ({ status: 'ok' as const }));
  mount(app, getSession, ({ identity }, { store }) => {
    const organization = findWorkspace(store.db)?.id ?? null;
    return {
      data: { ...sessionOf(identity), organization: identity.kind === 'anonymous' ? null : organization },
    };
  });
  mount(app, getWorkspace, (_call, { store, version }) => ({
    data: {
      name: findWorkspace(store.db)?.name ?? '',
      dataDir: store.dataDir,
      storeFile: store.file,
      version,
      ...countWorkspace(store.db),
      toReview: countAllToReview(store.db),
    },
  }));
}

function sessionOf(identity: Identity): Omit<Session, 'organization'> {
  const { kind, actor } = identity;
  if (kind === 'owner') return { kind, actor, permissions: [...permissions], expiresAt: null };
  if (kind === 'anonymous') return { kind, actor, permissions: [], expiresAt: null };
  const expiresAt = identity.expiresAtMs === null ? null : isoTime(identity.expiresAtMs);
  return { kind, actor, permissions: [...identity.permissions], expiresAt };
}
