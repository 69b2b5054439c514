// What writes records by itself is set going only by whoever may write them.
import type { ApplyMode, EntityType } from '../../shared/schema/enrichment.ts';
import { requirePermission, type Identity } from './auth.ts';

export function requireWriter(
  identity: Identity,
  { entity, apply }: { entity: EntityType; apply: ApplyMode },
): void {
  if (apply === 'review') return;
  requirePermission(identity, entity === 'company' ? 'write:companies' : 'write:people');
}
