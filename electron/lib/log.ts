// One JSON line for each event, on stderr. Never pass it a secret, a cell value or a header of a request.

export type Log = (level: 'info' | 'warn' | 'error', event: string, facts?: Record<string, unknown>) => void;

export const stderrLog: Log = (level, event, facts = {}) => {
  process.stderr.write(`${JSON.stringify({ at: new Date().toISOString(), level, event, ...facts })}\n`);
};

/** A terminal that was closed, or a pipe whose reader went away, would end the process at the next line: it goes on unread. */
export const outliveReader = (): void => void process.stderr.on('error', () => undefined);

export const silentLog: Log = () => undefined;
