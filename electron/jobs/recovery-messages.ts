// What the recovery and its thread tell each other.
import type { ChangedOutside, TableReport } from '../../shared/schema/recovery.ts';
import type { Recovered } from '../domain/recovery/recover.ts';

export type RecoveryTask = { file: string } & (
  | { kind: 'examine' }
  | { kind: 'salvage' }
  | { kind: 'open-as-it-is' }
  | { kind: 'restore'; backup: string }
);

export type RecoveryNote =
  | { kind: 'progress'; table: string; share: number }
  | { kind: 'examined'; tables: TableReport[]; changedOutside: ChangedOutside | null }
  | { kind: 'recovered'; recovered: Recovered }
  | { kind: 'failed'; code: string; message: string };
