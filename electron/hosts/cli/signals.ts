// Ctrl-C and its kin. One signal asks to stop; who insists two seconds later ends the process at once. Wrappers (npm, the
// script that starts this) may pass a signal on that the terminal has sent already, so an immediate second one is the same.

const insistAfterMs = 2000;
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Calls `stop` at the first signal. The returned function gives signals their usual effect back. */
export function onStop(stop: () => void): () => void {
  let firstAtMs: number | null = null;
  const listener = (): void => {
    const nowMs = performance.now();
    if (firstAtMs === null) {
      firstAtMs = nowMs;
      stop();
    } else if (nowMs - firstAtMs > insistAfterMs) process.exit(130);
  };
  for (const signal of signals) process.on(signal, listener);
  // The wrapper holds an IPC channel: if it is killed, this process must not stay behind with the store locked.
  process.on('disconnect', listener);
  process.channel?.unref();
  return () => {
    for (const signal of signals) process.off(signal, listener);
    process.off('disconnect', listener);
  };
}

/** Signals keep being caught, so that a second one does not cut the closing short. */
export const untilStopped = (): Promise<void> => new Promise((resolve) => void onStop(resolve));
