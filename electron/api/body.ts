// Reads a JSON body without trusting its length: bytes are counted as they arrive and the stream is let go at the limit.
import { AppError } from '../../shared/errors.ts';
import { t } from '../../shared/messages/message.ts';
import { importLimits } from '../../shared/schema/import.ts';

export type JsonBody = { bytes: Uint8Array; json: unknown };

const limit = importLimits.bodyBytes;
const bodiless = new Set(['GET', 'HEAD', 'DELETE']);

/** An empty body reads as `{}`, so that endpoints whose fields are all optional need none. */
export async function readJsonBody(request: Request): Promise<JsonBody> {
  if (bodiless.has(request.method) || request.body === null) return { bytes: new Uint8Array(0), json: {} };
  const sent = Number(request.headers.get('content-length') ?? 0);
  if (sent > limit) throw tooLarge();
  if (sent > 0) requireJson(request);
  const bytes = await readLimited(request.body as ReadableStream<Uint8Array>);
  if (bytes.length === 0) return { bytes, json: {} };
  requireJson(request);
  return { bytes, json: parseJson(bytes) };
}

export const isUpload = (request: Request): boolean => mediaType(request) === 'application/octet-stream';

async function readLimited(stream: ReadableStream<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    // Leaving the loop early cancels the stream.
    for await (const chunk of stream) {
      length += chunk.byteLength;
      if (length > limit) throw tooLarge();
      chunks.push(chunk);
    }
  } catch (error) {
    throw error instanceof AppError ? error : brokenOff(error);
  }
  return Buffer.concat(chunks, length);
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (cause) {
    throw new AppError('validation_error', {
      message: t('The body is not valid JSON in UTF-8. Check its quotes, commas and encoding.'),
      issues: [{ path: '', code: 'invalid_json', message: t('Send one JSON document in UTF-8.') }],
      cause,
    });
  }
}

const mediaType = (request: Request): string =>
  (request.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';

function requireJson(request: Request): void {
  const type = mediaType(request);
  if (type === 'application/json' || /^application\/[\w.-]+\+json$/.test(type)) return;
  throw new AppError('unsupported_media_type', {
    message: t('Send the body as JSON with "Content-Type: application/json".'),
  });
}

const brokenOff = (cause: unknown): AppError =>
  new AppError('validation_error', {
    message: t('The body broke off before its end. Send the request again.'),
    retryable: true,
    cause,
  });

const tooLarge = (): AppError =>
  new AppError('payload_too_large', {
    message: t(
      'The body is over {size} MB. Send a smaller one, or stream the file to POST /v1/import/sources.',
      { size: limit / 1024 / 1024 },
    ),
    details: { maxBytes: limit },
  });
