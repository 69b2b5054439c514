// Turns events into deliveries that wait. Of what only says how things stand now, such as a job's progress, the newest is enough.
import { t } from '../../../shared/messages/message.ts';
import type { BackendEvent } from '../../../shared/events.ts';
import { webhookLimits } from '../../../shared/schema/webhook.ts';
import { newUuidBytes } from '../../lib/ids.ts';
import type { WriteDb } from '../../store/database.ts';
import { giveUpOldest, insertDelivery, replaceUntried } from '../../store/webhook-deliveries.ts';
import type { StoredWebhook } from '../../store/webhooks.ts';

/** What is soon outdated waits a moment for what outdates it. */
const settleMs = 2000;

const states = new Set<string>([
  'import:progress',
  'enrichment:progress',
  'bulk:progress',
  'export:changed',
  'reference:changed',
]);

const isState = ({ topic, payload }: BackendEvent): boolean =>
  states.has(topic) ||
  (topic.endsWith(':changed') &&
    (payload === undefined || (topic === 'company:changed' && 'many' in payload)));

/** Call it in a transaction. `inFlight`: deliveries that are being sent as they are. */
export function queueEvents(
  db: WriteDb,
  hooks: readonly StoredWebhook[],
  events: readonly BackendEvent[],
  { nowMs, inFlight }: { nowMs: number; inFlight: ReadonlySet<number> },
): void {
  for (const { no: webhookNo, topics } of hooks) {
    const told = events.filter(({ topic }) => topics.includes(topic));
    for (const event of told) {
      const isSettling = isState(event);
      const delivery = {
        uuid: newUuidBytes(nowMs),
        webhookNo,
        topic: event.topic,
        about: event.id,
        body: JSON.stringify(event),
        dueAtMs: isSettling ? nowMs + settleMs : nowMs,
        createdAtMs: nowMs,
      };
      if (!isSettling || !replaceUntried(db, delivery, inFlight)) insertDelivery(db, delivery);
    }
    if (told.length > 0)
      giveUpOldest(db, webhookNo, webhookLimits.waiting, t('Too many others were waiting.'));
  }
}
