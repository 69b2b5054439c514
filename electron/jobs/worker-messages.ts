// What the backend thread and the importing thread tell each other.
import type { ImportInput } from '../domain/imports/import-input.ts';
import type { Claim } from '../store/jobs.ts';
import type { Outcome, Progress } from './run-import.ts';
import type { SharedGate } from './write-gate.ts';

export type ImportTask = {
  /** The store's file. */
  file: string;
  claim: Claim;
  input: ImportInput;
  gate: SharedGate;
  leaseMs: number;
};

export type ImportOrder = { kind: 'close' } | { kind: 'cancel' };

export type ImportNote =
  | { kind: 'progress'; progress: Progress }
  | { kind: 'ended'; outcome: Outcome | 'lost' }
  | { kind: 'crashed'; message: string; code: string; retryable: boolean };
