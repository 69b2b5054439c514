// What the window and scripts hear of a running import, at a pace that they can use.
import type { EventHub } from '../lib/events.ts';
import type { ImportJob } from '../../shared/schema/import.ts';

const progressEveryMs = 250;
const changedEveryMs = 1000;

export type ImportEvents = { progress(): void; ended(): void };

export function createImportEvents(events: EventHub, id: string, show: () => ImportJob | null): ImportEvents {
  let toldAt = Number.NEGATIVE_INFINITY;
  let changedAt = performance.now();
  const publish = (topic: 'import:progress' | 'import:completed' | 'import:failed'): void => {
    const shown = show();
    if (shown) events.publish(topic, id, shown);
  };
  const changed = (): void => {
    changedAt = performance.now();
    events.publish('company:changed', id, { many: true });
  };
  return {
    progress() {
      const now = performance.now();
      if (now - changedAt >= changedEveryMs) changed();
      if (now - toldAt < progressEveryMs) return;
      toldAt = now;
      publish('import:progress');
    },
    ended() {
      changed();
      const status = show()?.status;
      if (status === 'completed' || status === 'cancelled') publish('import:completed');
      if (status === 'failed') publish('import:failed');
    },
  };
}
