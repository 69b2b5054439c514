// How a provider reaches the network, as far as it may know: limits, retries, the address guard and the log are behind it.

export type HttpRequest = {
  method?: 'GET' | 'POST';
  url: string;
  headers?: Readonly<Record<string, string>>;
  /** Sent as JSON. */
  body?: unknown;
};

/** Any answer below 500 that is no 401, 402, 403, 408, 425 or 429: those are thrown as ProviderErrors. */
export type HttpAnswer = { status: number; headers: Headers; json: unknown };

export type HttpClient = {
  /** Throws a ProviderError. */
  send: (request: HttpRequest) => Promise<HttpAnswer>;
};
