// The only source of time, so that tests can hold it still.

export type Clock = { now(): number };

export const systemClock: Clock = { now: () => Date.now() };

export const isoTime = (ms: number): string => new Date(ms).toISOString();
