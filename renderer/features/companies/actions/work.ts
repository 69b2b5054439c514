// Work on many cells that takes a moment: how far it is and a way to stop it, for the status bar. One at a time.
import { createStore } from '../../../lib/store.ts';

export type Work = { label: string; done: number; total: number; stop: () => void };

export const currentWork = createStore<Work | null>(null);

export type Progress = (done: number) => void;

const isAbort = (error: unknown): boolean => error instanceof DOMException && error.name === 'AbortError';

/** Runs it and shows it; answers null where the person stopped it. */
export async function runWork<T>(
  label: string,
  total: number,
  work: (signal: AbortSignal, progress: Progress) => Promise<T>,
): Promise<T | null> {
  const controller = new AbortController();
  const stop = (): void => controller.abort();
  const show = (done: number): void => currentWork.set({ label, done, total, stop });
  show(0);
  try {
    return await work(controller.signal, show);
  } catch (error) {
    if (isAbort(error)) return null;
    throw error;
  } finally {
    currentWork.set(null);
  }
}
