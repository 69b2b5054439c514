// What the backend and the thread that enriches say to each other. A key travels only here, on demand, and is kept by neither.
import type { SharedGate } from '../write-gate.ts';
import type { EngineNote } from './notes.ts';

export type EnrichThreadTask = { file: string; dataDir: string; gate: SharedGate };

export type EnrichOrder =
  | { kind: 'wake' }
  | { kind: 'close' }
  | { kind: 'key'; code: string; key: string | null };

export type FromEnricher =
  | EngineNote
  | { kind: 'key'; code: string }
  | { kind: 'log'; level: 'info' | 'warn' | 'error'; event: string; facts?: Record<string, unknown> };
