export type BackupTask = { file: string; target: string };
export type BackupNote = { kind: 'done' } | { kind: 'failed'; code: string; message: string };
