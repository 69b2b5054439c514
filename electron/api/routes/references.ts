// Reference datasets, attached and detached.
import {
  attachReference,
  detachReference,
  getReference,
  listReferences,
  reindexReference,
  updateReference,
} from '../../../shared/contract/references.ts';
import type { ReferenceDataset } from '../../../shared/schema/reference.ts';
import { setDatasetTargets, splitMapping } from '../../domain/enrichment/manage-field-targets.ts';
import { attachedDataset, getDataset, showDataset } from '../../domain/references/manage-datasets.ts';
import * as datasets from '../../store/reference-datasets.ts';
import { mount, type Mounter } from '../mount.ts';
import { requirePathRight } from '../sent-file.ts';

export function referenceRoutes(app: Mounter): void {
  const { store, clock, references, events } = app.services;
  const { db, dataDir } = store;

  const tell = (id: string): void => events.publish('reference:changed', id);
  const show = (id: string): ReferenceDataset => showDataset(db, getDataset(db, id), references.rowsDone(id));

  mount(app, attachReference, async (call) => {
    const { body, actor, caller } = call;
    if (body.path !== undefined) requirePathRight(caller.kind, body.path, 'source');
    const { mapping, custom = {} } = body.mapping ? splitMapping(db, body.mapping) : {};
    const attaching = { dataDir, actor: actor.id, nowMs: clock.now() };
    const dataset = await attachedDataset(db, { ...body, mapping }, attaching);
    const reply = call.commit(
      (write) => {
        datasets.insertDataset(write, dataset);
        setDatasetTargets(write, dataset.id, custom);
        return { status: 202, body: { data: show(dataset.id) } };
      },
      () => tell(dataset.id),
    );
    references.index(dataset.id);
    return reply;
  });

  mount(app, listReferences, () => ({
    data: { items: datasets.listDatasets(db).map(({ id }) => show(id)) },
  }));

  mount(app, getReference, ({ params }) => ({ data: show(params.datasetId) }));

  mount(app, updateReference, (call) => {
    const { id } = getDataset(db, call.params.datasetId);
    return call.commit(
      (write) => {
        datasets.renameDataset(write, id, call.body.name);
        return { data: show(id) };
      },
      () => tell(id),
    );
  });

  mount(app, reindexReference, (call) => {
    const { id, chosenMapping } = getDataset(db, call.params.datasetId);
    const sent = call.body.mapping && splitMapping(db, call.body.mapping);
    const reply = call.commit(
      (write) => {
        datasets.setDatasetIndexing(write, id, sent?.mapping ?? chosenMapping);
        if (sent) setDatasetTargets(write, id, sent.custom);
        return { status: 202, body: { data: show(id) } };
      },
      () => tell(id),
    );
    references.index(id);
    return reply;
  });

  mount(app, detachReference, (call) => {
    const { id } = getDataset(db, call.params.datasetId);
    const reply = call.commit(
      (write) => {
        datasets.deleteDataset(write, id);
        setDatasetTargets(write, id, {});
        return { data: { id } };
      },
      () => tell(id),
    );
    references.forget(id);
    return reply;
  });
}
