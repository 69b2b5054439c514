// Keys that work on every page.
import { useNavigate } from '@tanstack/react-router';
import { useKeys } from '../lib/keys.ts';
import { useImportOpener } from '../ui/import-opener.tsx';

export function useGlobalKeys(onHelp: () => void): void {
  const navigate = useNavigate();
  const { chooseFile } = useImportOpener();
  useKeys({
    '?': onHelp,
    'g c': () => void navigate({ to: '/companies' }),
    'g i': () => void navigate({ to: '/imports' }),
    'g s': () => void navigate({ to: '/settings' }),
    'Mod+,': () => void navigate({ to: '/settings' }),
    i: chooseFile,
    n: () => void navigate({ to: '/companies', search: (before) => ({ ...before, create: true }) }),
  });
}
