// What the window and scripts hear of a running import, at a pace that they can use.
import type { EventHub } from '../lib/events.ts';
import type { ImportJob } from '../../shared/schema/import.ts';

const progressEveryMs = 250;
const changedEveryMs = 1000;

export function createImportEvents(
  events: EventHub,
  id: string,
  show: () => ImportJob | null,
): { progress(): void } {
  let toldAt = Number.NEGATIVE_INFINITY;
  let changedAt = performance.now();
  return {
    progress() {
      const now = performance.now();
      if (now - changedAt >= changedEveryMs) {
        changedAt = now;
        events.publish('company:changed', id, { many: true });
      }
      if (now - toldAt < progressEveryMs) return;
      toldAt = now;
      const shown = show();
      if (shown) events.publish('import:progress', id, shown);
    },
  };
}
