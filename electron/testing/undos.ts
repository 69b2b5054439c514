// For tests: undo and redo over the whole backend, waited for.
import { expect } from 'vitest';
import type { ImportJob } from '../../shared/schema/import.ts';
import type { KeptCell, UndoPlan, UndoSummary } from '../../shared/schema/undo.ts';
import { openImports, type TestImports } from './imports.ts';

export type TestUndos = TestImports & {
  undo(jobId: string, scope?: object): Promise<UndoSummary>;
  redo(jobId: string): Promise<UndoSummary>;
  /** The state of an import once no undo of it is under way. */
  settled(jobId: string): Promise<UndoSummary & { plan: UndoPlan | null }>;
  kept(jobId: string): Promise<KeptCell[]>;
};

export function openUndos(api: TestImports = openImports()): TestUndos {
  const look = (jobId: string) =>
    api.data<UndoSummary & { plan: UndoPlan | null }>('GET', `/v1/import/jobs/${jobId}/undo`);
  const settled = async (jobId: string) => {
    const state = async () => {
      const { undo } = await api.data<ImportJob>('GET', `/v1/import/jobs/${jobId}`);
      return undo.state;
    };
    await expect.poll(state, { timeout: 20_000, interval: 5 }).not.toMatch(/^(undoing|redoing)$/);
    return look(jobId);
  };
  const ask = async (kind: 'undo' | 'redo', jobId: string, body: object) => {
    await api.data<ImportJob>('POST', `/v1/import/jobs/${jobId}/${kind}`, body);
    return settled(jobId);
  };
  return {
    ...api,
    settled,
    undo: (jobId, scope = {}) => ask('undo', jobId, scope),
    redo: (jobId) => ask('redo', jobId, {}),
    async kept(jobId) {
      const page = await api.data<{ items: KeptCell[] }>(
        'GET',
        `/v1/import/jobs/${jobId}/undo/kept?limit=100`,
      );
      return page.items;
    },
  };
}
