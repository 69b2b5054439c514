// Who may be told of what, by any way out of this machine: Socket.IO asks for the permission, webhooks for the topic.
import type { Topic } from './events.ts';
import type { Permission } from './permissions.ts';

/** What a listener must be allowed to read to be told; null: it stays in the desktop. */
export const topicReaders: Record<Topic, Permission | null> = {
  'company:changed': 'read:companies',
  'person:changed': 'read:people',
  'user:changed': 'read:people',
  'object:changed': 'read:companies',
  'step:changed': 'read:companies',
  'definitions:changed': 'read:companies',
  'views:changed': 'read:companies',
  'enrichment:progress': 'read:enrichment',
  'enrichment:item': 'read:enrichment',
  'enrichment:completed': 'read:enrichment',
  'bulk:progress': 'read:companies',
  'bulk:ended': 'read:companies',
  'duplicates:changed': 'read:companies',
  'export:changed': 'read:companies',
  'reference:changed': 'read:enrichment',
  'schedule:changed': 'read:enrichment',
  'refresh-settings:changed': 'read:enrichment',
  'entity:refresh-started': 'read:enrichment',
  'entity:refreshed': 'read:enrichment',
  'entity:refresh-failed': 'read:enrichment',
  'import:progress': 'read:jobs',
  'import:completed': 'read:jobs',
  'import:failed': 'read:jobs',
  'import:undone': 'read:jobs',
  'relation:changed': 'read:enrichment',
  'rules:changed': 'read:enrichment',
  'source:changed': 'read:jobs',
  'store:damaged': 'read:companies',
  'source:dry-run': 'read:jobs',
  'backend:state': null,
  'app:command': null,
};
