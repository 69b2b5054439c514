// A window for tests: real pages, router and cache over a backend that is faked at the network edge only.
import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  RouterProvider,
  type RouteComponent,
} from '@tanstack/react-router';
import { cleanup, render } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, vi } from 'vitest';
import { createQueryClient } from '../../api/query.ts';
import { ImportOpenerProvider } from '../../ui/import-opener.tsx';
import { ImportsPage } from './imports-page.tsx';
import { ImportJobPage } from './job/import-job-page.tsx';
import { ImportWizardPage } from './wizard/import-wizard-page.tsx';

export type Sent = { method: string; path: string; query: URLSearchParams; body: unknown; headers: Headers };
/** "GET /v1/import/jobs" → its answer; a thrown `Response` is answered as it is. */
export type Answers = Record<string, (sent: Sent) => unknown>;

const json = (body: unknown, status = 200): Response =>
  new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json' } });

export function refusal(status: number, code: string, message: string): Response {
  const timestamp = '2026-11-04T14:06:00.000Z';
  return json({ error: { code, message, documentationUrl: '', requestId: 'req_1', timestamp } }, status);
}

async function answer(answers: Answers, sent: Sent): Promise<Response> {
  const found = answers[`${sent.method} ${sent.path}`];
  if (!found) return refusal(404, 'not_found', `The test answers nothing for ${sent.method} ${sent.path}.`);
  const given = await found(sent);
  return given instanceof Response ? given : json({ data: given });
}

/** Fails as fetch does when the caller stops waiting. */
const aborted = (signal: AbortSignal | null | undefined): Promise<never> =>
  new Promise((_, reject) =>
    signal?.addEventListener('abort', () => reject(new DOMException('Stopped.', 'AbortError'))),
  );

/** Replaces `fetch`; every request is kept in the list that it returns. */
export function fakeBackend(answers: Answers): Sent[] {
  const requests: Sent[] = [];
  vi.stubGlobal('fetch', (url: string, init: RequestInit = {}) => {
    const { pathname, searchParams } = new URL(url, 'http://localhost');
    const body: unknown = typeof init.body === 'string' ? JSON.parse(init.body) : undefined;
    const headers = new Headers(init.headers);
    const sent = { method: init.method ?? 'GET', path: pathname, query: searchParams, body, headers };
    requests.push(sent);
    return Promise.race([answer(answers, sent), aborted(init.signal)]);
  });
  return requests;
}

/** What jsdom lacks: sizes, so that virtual lists show rows, and observers. */
export function furnish(): void {
  class Observer {
    observe(): void {}
    unobserve(): void {}
    disconnect(): void {}
  }
  vi.stubGlobal('ResizeObserver', Observer);
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener() {}, removeEventListener() {} }));
  vi.spyOn(Element.prototype, 'clientHeight', 'get').mockReturnValue(800);
  vi.spyOn(Element.prototype, 'clientWidth', 'get').mockReturnValue(1200);
  HTMLElement.prototype.scrollIntoView = () => {};
}

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  sessionStorage.clear();
});

const steps = ({ step }: Record<string, unknown>) => (step === undefined ? {} : { step });

function routerAt(path: string) {
  const root = createRootRoute();
  const at = (path: string, component: RouteComponent) =>
    createRoute({ getParentRoute: () => root, path, component, validateSearch: steps });
  const routeTree = root.addChildren([
    at('/imports', ImportsPage),
    at('/imports/new/$sourceId', ImportWizardPage),
    at('/imports/$jobId', ImportJobPage),
    at('/companies', () => <p>The companies</p>),
    at('/enrichment', () => <p>The batches</p>),
  ]);
  return createRouter({ routeTree, history: createMemoryHistory({ initialEntries: [path] }) });
}

export function openWindow(path: string) {
  furnish();
  const router = routerAt(path);
  const chooseFile = vi.fn<() => void>();
  render(
    <MantineProvider env="test">
      <QueryClientProvider client={createQueryClient()}>
        <ImportOpenerProvider value={{ chooseFile, openFile: vi.fn<(file: File) => void>() }}>
          {/* The test's router has the app's addresses, not its type. */}
          <RouterProvider router={router as never} />
        </ImportOpenerProvider>
      </QueryClientProvider>
    </MantineProvider>,
  );
  return { user: userEvent.setup(), chooseFile, address: () => router.state.location.href };
}
