// What the backend tells whoever listens: over the preload bridge in the window, over Socket.IO on the headless host.
import type { BulkJob } from './schema/bulk.ts';
import type { EnrichBatch } from './schema/enrichment.ts';
import type { ExportJob } from './schema/export.ts';
import type { DuplicateSearch } from './schema/merge.ts';
import type { ImportJob } from './schema/import.ts';

export type EventPayloads = {
  'company:changed': { ids: string[] } | { many: true };
  /** A person came, changed or went; or all may have. */
  'person:changed': undefined;
  'user:changed': undefined;
  'object:changed': undefined;
  /** Something was done, undone or redone. */
  'step:changed': undefined;
  /** A group, custom field or option changed. */
  'definitions:changed': undefined;
  /** A saved view came, changed or went. */
  'views:changed': undefined;
  /** A batch is further, or waits. */
  'enrichment:progress': EnrichBatch;
  /** Items of a batch that were answered or failed since the last such event: the newest of them. */
  'enrichment:item': { ids: string[] };
  /** It has ended, whichever way. */
  'enrichment:completed': EnrichBatch;
  /** A bulk edit, or the undo or redo of a big step. */
  'bulk:progress': BulkJob;
  /** It has ended, whichever way. */
  'bulk:ended': BulkJob;
  /** An export is further, or has ended. */
  'duplicates:changed': DuplicateSearch;
  'export:changed': ExportJob;
  'import:progress': ImportJob;
  'import:completed': ImportJob;
  'import:failed': ImportJob;
  /** An undo or redo of it has ended, whichever way. */
  'import:undone': ImportJob;
  'source:changed': undefined;
  /** Who is related to this entity. */
  'relation:changed': undefined;
  /** A rule came, changed or went; or what rules made of a record is another. */
  'rules:changed': undefined;
  /** Providers are asked about an entity. */
  'entity:refresh-started': undefined;
  /** It is done; `changes`: values that became others. */
  'entity:refreshed': { nameUpdated: boolean; entityDataUpdated: boolean; changes: number };
  'entity:refresh-failed': { message: string };
  /** Which registry is asked of which country, or what a refresh may cost. */
  'refresh-settings:changed': undefined;
  /** A schedule came, changed or went, or its run was started. */
  'schedule:changed': undefined;
  /** A reference dataset came, went, is further or was indexed. */
  'reference:changed': undefined;
  /** Nothing is read or written until a recovery is chosen, see contract/recovery.ts. */
  'store:damaged': undefined;
  /** A dry run under way; `rows_total` is estimated until the file was counted. */
  'source:dry-run': { rows_done: number; rows_total: number | null };
  /** Desktop only: the backend process died and is being started again, or is back. */
  'backend:state': { state: 'restarting' | 'ready' | 'failed'; message?: string };
  /** Desktop only: the menu, or a second start of the app with a file. */
  'app:command': { command: 'import' | 'settings' } | { command: 'open-file'; path: string };
};

export type Topic = keyof EventPayloads;

/** `id` names the thing that the event is about; `revision` grows by one with every event, and by more with a new start. */
export type BackendEvent<T extends Topic = Topic> = {
  [K in T]: { topic: K; id: string; revision: number; at: string; payload?: EventPayloads[K] };
}[T];

/** Over Socket.IO, once what was missed since `auth.revision` has been told. */
export type EventsReady = {
  organization: string | null;
  /** Of the last event there was. */
  revision: number;
  /** Whether nothing was missed; where it was, or nobody knows, what is shown has to be read anew. */
  isWhole: boolean;
};
