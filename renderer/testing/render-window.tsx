// The whole window at an address, as a person meets it, over a fake backend.
import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider, type QueryClient } from '@tanstack/react-query';
import { createMemoryHistory, RouterProvider } from '@tanstack/react-router';
import { render } from '@testing-library/react';
import type { ReactNode } from 'react';
import { createQueryClient } from '../api/query.ts';
import { createAppRouter } from '../routes.tsx';
import { cssVariablesResolver, theme } from '../styles/theme.ts';

export function renderWindow(address: string) {
  const router = createAppRouter(createMemoryHistory({ initialEntries: [address] }));
  const client = createTestClient();
  const rendered = render(
    <Providers client={client}>
      <RouterProvider router={router} />
    </Providers>,
  );
  return { ...rendered, router, client };
}

/** A piece that needs no address, with what floats above a page. */
export function renderPiece(piece: ReactNode) {
  const client = createTestClient();
  return render(
    <Providers client={client}>
      {piece}
      <Notifications />
    </Providers>,
  );
}

function createTestClient(): QueryClient {
  const client = createQueryClient();
  client.setDefaultOptions({ queries: { ...client.getDefaultOptions().queries, retry: false } });
  return client;
}

function Providers({ client, children }: { client: QueryClient; children: ReactNode }) {
  return (
    <MantineProvider theme={theme} cssVariablesResolver={cssVariablesResolver} env="test">
      <QueryClientProvider client={client}>{children}</QueryClientProvider>
    </MantineProvider>
  );
}
