// For tests only: looks whether what is told of changes stands promised when it is told.
import type { BackendEvent } from '../../../shared/events.ts';
import { webhookTopics } from '../../../shared/schema/webhook.ts';
import { newUuidBytes } from '../../lib/ids.ts';
import { transact } from '../../store/database.ts';
import { lastPromise } from '../../store/event-promises.ts';
import { insertWebhook } from '../../store/webhooks.ts';
import type { Services } from '../services.ts';

/** What is only ever told of a change: of the others some say how far something is. */
const ofChanges = new Set<string>([
  'bulk:ended',
  'definitions:changed',
  'enrichment:completed',
  'entity:refreshed',
  'import:completed',
  'import:failed',
  'import:undone',
  'object:changed',
  'relation:changed',
  'rules:changed',
  'schedule:changed',
  'step:changed',
  'user:changed',
]);

/** Of `many`, or of all people, it may also be told how far something is. */
function isOfChange({ topic, id, payload }: BackendEvent): boolean {
  if (topic === 'company:changed') return payload !== undefined && 'ids' in payload;
  if (topic === 'person:changed') return id.startsWith('per_');
  return ofChanges.has(topic);
}

/** Topics of events that a webhook waits for and could miss, as they do not stand in the transaction of their change. */
export function noteUnpromised({ store, events }: Pick<Services, 'store' | 'events'>): ReadonlySet<string> {
  const unpromised = new Set<string>();
  const hook = { uuid: newUuidBytes(0), url: 'https://hooks.example.com/', topics: [...webhookTopics] };
  transact(store.db, () =>
    insertWebhook(store.db, { ...hook, isOn: true, isLocal: false, createdAtMs: 0, createdBy: 'usr_1' }),
  );
  events.subscribe((event) => {
    const { topic, id } = event;
    if (isOfChange(event) && lastPromise(store.db, topic, id) === 0) unpromised.add(topic);
  });
  return unpromised;
}
