// What the thread that makes texts of other formats tells.
import type { ErrorCode, Issue } from '../../shared/errors.ts';
import type { PreparedFile } from '../domain/imports/formats/prepare-file.ts';

export type PrepareNote =
  | { kind: 'made'; file: PreparedFile; sha256: string }
  /** The file is at fault, or the disk. */
  | { kind: 'failed'; code: ErrorCode; message: string; issues: Issue[] }
  /** The program is. */
  | { kind: 'broken'; message: string };
