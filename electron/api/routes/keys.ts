// API keys. A new key is in one answer and never again: its endpoint is not idempotent, because a stored reply would keep it.
import { createKey, listKeys, revokeKey } from '../../../shared/contract/system.ts';
import * as keys from '../../domain/keys/manage-keys.ts';
import { keyToWire } from '../../store/api-keys.ts';
import { nextLink } from '../links.ts';
import { mount, type Mounter } from '../mount.ts';

export function keyRoutes(app: Mounter): void {
  mount(app, listKeys, ({ query, request }, { store }) => {
    const page = keys.listKeys(store.db, query.cursor, query.limit);
    return { data: { items: page.keys.map(keyToWire), pagination: nextLink(request, page.next) } };
  });
  mount(app, createKey, ({ body, commit }, { clock }) =>
    commit((db) => {
      const { stored, key } = keys.createKey(db, body, clock.now());
      return { data: { ...keyToWire(stored), key } };
    }),
  );
  mount(app, revokeKey, ({ params, commit }, { clock }) =>
    commit((db) => {
      keys.revokeKey(db, params.keyId, clock.now());
      return { data: { id: params.keyId } };
    }),
  );
}
