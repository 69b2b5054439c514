// Who may read how companies and people are related: it names both of them, and says what providers know.
import type { Permission } from '../../shared/permissions.ts';
import { hasPermission, type Identity } from './auth.ts';

export const relationReaders = [
  'read:enrichment',
  'read:companies',
  'read:people',
] as const satisfies Permission[];

export const readsRelations = (identity: Identity): boolean =>
  relationReaders.every((permission) => hasPermission(identity, permission));
