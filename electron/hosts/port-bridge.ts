// A Request goes over a message port as one frame and its Response comes back as another. A body is one buffer: Electron
// delivers neither a streamed request body nor an abort, so nothing here pretends to; long work is a job with its own cancel.
import { AppError } from '../../shared/errors.ts';
import { t } from '../../shared/messages/message.ts';
import { refuse } from './refusal.ts';

/** What every port can do: Node's MessagePort and Electron's MessagePortMain, each behind a thin adapter. */
export type FramePort = {
  post(frame: unknown): void;
  listen(listener: (frame: unknown) => void): void;
};

type Message = { id: number; headers: [name: string, value: string][]; body: Uint8Array<ArrayBuffer> | null };
export type RequestFrame = Message & { method: string; url: string };
export type ResponseFrame = Message & { status: number };

/** The API takes 20 MB; a little more is let through, so that the API's own answer says so. */
export const MAX_REQUEST_BYTES = 20 * 1024 * 1024 + 64 * 1024;

export type PortClient = {
  /** Never rejects: what goes wrong on the way is answered with an error envelope. */
  fetch(request: Request): Promise<Response>;
  /** The other end is gone: each waiting call is refused with `reason`, and each later one. */
  abandon(reason: AppError): void;
};

/** The asking end. */
export function createPortClient(port: FramePort): PortClient {
  const waiting = new Map<
    number,
    { answer: (frame: ResponseFrame) => void; fail: (reason: AppError) => void }
  >();
  let lastId = 0;
  let gone: AppError | null = null;
  port.listen((frame) => {
    const response = frame as ResponseFrame;
    waiting.get(response.id)?.answer(response);
    waiting.delete(response.id);
  });

  async function ask(request: Request): Promise<ResponseFrame> {
    const id = (lastId += 1);
    const frame = await requestToFrame(id, request);
    if (gone) throw gone;
    return new Promise((answer, fail) => {
      waiting.set(id, { answer, fail });
      port.post(frame);
    });
  }

  return {
    fetch: (request) => ask(request).then(frameToResponse, (error: unknown) => refuse(error, request)),
    abandon(reason) {
      gone = reason;
      for (const { fail } of waiting.values()) fail(reason);
      waiting.clear();
    },
  };
}

/** The answering end. Every request gets an answer, also where a body breaks off while it is read. */
export function servePort(port: FramePort, handler: (request: Request) => Promise<Response>): void {
  port.listen((frame) => {
    const { id } = frame as RequestFrame;
    const request = frameToRequest(frame as RequestFrame);
    void handler(request)
      .then((response) => responseToFrame(id, response))
      .catch((error: unknown) => responseToFrame(id, refuse(error, request)))
      .then((answer) => port.post(answer));
  });
}

export async function requestToFrame(id: number, request: Request): Promise<RequestFrame> {
  const body = request.body === null ? null : await readCapped(request.body);
  return { id, method: request.method, url: request.url, headers: [...request.headers], body };
}

export function frameToRequest({ method, url, headers, body }: RequestFrame): Request {
  return new Request(url, { method, headers, ...(body === null ? {} : { body }) });
}

export async function responseToFrame(id: number, response: Response): Promise<ResponseFrame> {
  const body = response.body === null ? null : new Uint8Array(await response.arrayBuffer());
  return { id, status: response.status, headers: [...response.headers], body };
}

/** With its exact length, or the window would take a cut answer for a whole one. */
export function frameToResponse({ status, headers, body }: ResponseFrame): Response {
  const response = new Response(body, { status, headers });
  if (body !== null) response.headers.set('content-length', String(body.byteLength));
  return response;
}

/** Counted as it arrives, so that a body over the limit is never held whole. */
async function readCapped(stream: ReadableStream<Uint8Array>): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream) {
    size += chunk.byteLength;
    if (size > MAX_REQUEST_BYTES) throw tooLarge();
    chunks.push(chunk);
  }
  return new Uint8Array(Buffer.concat(chunks, size));
}

const tooLarge = (): AppError =>
  new AppError('payload_too_large', {
    message: t(
      'The body is over 20 MB. Import the file by its path instead: it is read from disk and may be of any size.',
    ),
    details: { maxBytes: 20 * 1024 * 1024 },
  });
