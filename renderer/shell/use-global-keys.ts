// Keys that work on every page, and the entries of the desktop's menu that lead to one.
import { useNavigate, useRouter } from '@tanstack/react-router';
import { useCallback } from 'react';
import { useBackendEvent } from '../api/events.ts';
import { useKeys } from '../lib/keys.ts';
import { useUndo } from '../ui/steps/use-undo.ts';
import { useImportOpener } from '../ui/import-opener.tsx';

export function useGlobalKeys(onHelp: () => void): void {
  const navigate = useNavigate();
  const router = useRouter();
  useBackendEvent(
    'app:command',
    useCallback(
      ({ payload }) => {
        if (payload?.command === 'settings') void navigate({ to: '/settings' });
      },
      [navigate],
    ),
  );
  const { chooseFile } = useImportOpener();
  const { undo, redo } = useUndo();
  useKeys({
    '?': onHelp,
    'g c': () => void navigate({ to: '/companies' }),
    'g p': () => void navigate({ to: '/people' }),
    'g e': () => void navigate({ to: '/enrichment' }),
    'g r': () => void navigate({ to: '/review' }),
    'g i': () => void navigate({ to: '/imports' }),
    'g s': () => void navigate({ to: '/settings' }),
    'Mod+,': () => void navigate({ to: '/settings' }),
    'Mod+z': undo,
    'Mod+Shift+z': redo,
    'Mod+y': redo,
    i: chooseFile,
    n: () => {
      const to = router.state.location.pathname.startsWith('/people') ? '/people' : '/companies';
      void navigate({ to, search: (before) => ({ ...before, create: true as const }) });
    },
  });
}
