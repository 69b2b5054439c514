// The window's providers. Features are reached through routes.tsx only.
import { MantineProvider } from '@mantine/core';
import { DatesProvider } from '@mantine/dates';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { useEffect } from 'react';
import { keepFresh } from './api/cache-updates.ts';
import { startEvents } from './api/events.ts';
import { createQueryClient } from './api/query.ts';
import { useSignedOut } from './api/session.ts';
import { calendarSettings } from './lib/calendar.ts';
import { createAppRouter } from './routes.tsx';
import { SignInScreen } from './shell/sign-in-screen.tsx';
import { cssVariablesResolver, theme } from './styles/theme.ts';

const queryClient = createQueryClient();
const router = createAppRouter();

function SignedInWindow() {
  useEffect(() => {
    const stopUpdates = keepFresh(queryClient);
    const stopEvents = startEvents();
    return () => {
      stopEvents();
      stopUpdates();
    };
  }, []);
  return <RouterProvider router={router} />;
}

export function App() {
  const signedOut = useSignedOut();
  return (
    <MantineProvider theme={theme} cssVariablesResolver={cssVariablesResolver} defaultColorScheme="auto">
      <DatesProvider settings={calendarSettings()}>
        <QueryClientProvider client={queryClient}>
          {signedOut ? <SignInScreen /> : <SignedInWindow />}
        </QueryClientProvider>
      </DatesProvider>
    </MantineProvider>
  );
}
