// What the backend and the thread that enriches say to each other. A key travels only here, on demand, and is kept by neither.
import type { TriedSource } from '../../../shared/schema/http-json.ts';
import type { LookupInput } from '../../providers/provider.ts';
import type { SharedGate } from '../write-gate.ts';
import type { EngineNote } from './notes.ts';

export type EnrichThreadTask = { file: string; dataDir: string; gate: SharedGate };

/** A person's own source, asked once under settings that are not kept; absent: what is kept. */
export type SourceTrial = { config: unknown; isLocalAllowed?: boolean; key?: string; input: LookupInput };

export type EnrichOrder =
  | { kind: 'try'; no: number; trial: SourceTrial }
  | { kind: 'wake' }
  | { kind: 'close' }
  | { kind: 'key'; code: string; key: string | null };

export type FromEnricher =
  | EngineNote
  | { kind: 'key'; code: string }
  /** Null where it could not be tried. */
  | { kind: 'tried'; no: number; tried: TriedSource | null }
  | { kind: 'log'; level: 'info' | 'warn' | 'error'; event: string; facts?: Record<string, unknown> };
