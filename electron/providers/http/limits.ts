// How long and how much a call may be, the same for every provider.

export type HttpLimits = {
  /** Until the connection stands, names looked up included. */
  connectMs: number;
  /** From the request to the last byte of its answer. */
  wholeMs: number;
  /** An answer that brings less than so many bytes in so long is given up. */
  slowest: { bytes: number; perMs: number };
  /** Of an answer, as it is sent and as it is unpacked. */
  bytes: number;
  redirects: number;
  /** Attempts at one request. */
  tries: number;
  /** Before the second attempt at most, doubled before each further one. */
  backoffMs: number;
  /** Whatever must wait longer than this is given back to whoever asked. */
  waitMs: number;
};

export const usualLimits: HttpLimits = {
  connectMs: 10_000,
  wholeMs: 120_000,
  slowest: { bytes: 1024, perMs: 10_000 },
  bytes: 20 * 1024 * 1024,
  redirects: 5,
  tries: 4,
  backoffMs: 1000,
  waitMs: 20_000,
};
