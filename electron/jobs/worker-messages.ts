// What the importing thread is given.
import type { ImportInput } from '../domain/imports/import-input.ts';
import type { Claim } from '../store/jobs.ts';
import type { SharedGate } from './write-gate.ts';

export type ImportTask = {
  /** The store's file. */
  file: string;
  claim: Claim;
  input: ImportInput;
  gate: SharedGate;
  leaseMs: number;
};
