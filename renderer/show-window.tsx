// Puts the window on the page.
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { keepFocusAfterDialogs } from './lib/focus-after-dialogs.ts';

export function showWindow(): void {
  const root = document.getElementById('root');
  if (!root) return;
  keepFocusAfterDialogs();
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}
