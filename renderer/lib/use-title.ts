// What the window is about stands in its title, where a taskbar and a list of tabs show it.
import { useEffect } from 'react';

const app = 'Rowbench';

export function useTitle(name: string | null): void {
  useEffect(() => {
    document.title = name === null ? app : `${name} – ${app}`;
    return () => {
      document.title = app;
    };
  }, [name]);
}
