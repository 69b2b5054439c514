// One question to a register, answered in the shape that it documents, or a ProviderError that says what came instead.
import type { z } from 'zod';
import { t } from '../../../shared/messages/message.ts';
import { ProviderError } from '../provider.ts';
import type { HttpClient } from '../http/http-client.ts';

export type Register = {
  http: HttpClient;
  /** For people. */
  who: string;
  headers: Readonly<Record<string, string>>;
};

/** Null where there is no such thing (404). */
export async function askRegister<T>(
  { http, who, headers }: Register,
  url: string,
  shape: z.ZodType<T>,
  body?: unknown,
): Promise<{ read: T } | null> {
  const { status, json } = await http.send({ url, headers, ...(body !== undefined && { body }) });
  if (status === 404 || status === 410) return null;
  if (status >= 300) throw notTaken(who, status);
  const parsed = shape.safeParse(json);
  if (!parsed.success) throw unexpected(who);
  return { read: parsed.data };
}

const notTaken = (who: string, status: number): ProviderError =>
  new ProviderError('lookup_refused', t('{who} does not take this lookup ({status}).', { who, status }), {
    kind: 'final',
  });

const unexpected = (who: string): ProviderError =>
  new ProviderError('unexpected_answer', t('{who} answered in a form that it does not document.', { who }), {
    kind: 'passing',
  });
