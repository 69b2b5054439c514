// Puts the window on the page.
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { keepFocus } from './lib/kept-focus.ts';

export function showWindow(): void {
  const root = document.getElementById('root');
  if (!root) return;
  keepFocus();
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}
