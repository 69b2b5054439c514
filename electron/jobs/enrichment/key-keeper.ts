// Where the keys of providers are: never in the store, a log or a job. Hosts make one, see electron/hosts.
export type KeyKeeper = {
  /** Null where there is none. */
  find: (code: string) => Promise<string | null>;
  set: (code: string, key: string) => Promise<void>;
  remove: (code: string) => Promise<void>;
};
