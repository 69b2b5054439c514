// The items of a batch as the window lists them.
import { windowOfEnrichItems } from '../../../shared/contract/enrichment.ts';
import { getBatch } from '../../domain/enrichment/control-batch.ts';
import { windowItems } from '../../domain/enrichment/window-items.ts';
import { mount, type Mounter } from '../mount.ts';

export function batchItemRoutes(app: Mounter): void {
  const { db } = app.services.store;
  mount(app, windowOfEnrichItems, async ({ params, query: { status = null, ...place } }) => ({
    data: await windowItems(db, getBatch(db, params.batchId), { ...place, status }),
  }));
}
