// The frame round every page: navigation, banner, page, status bar, and what floats above them.
import { Outlet } from '@tanstack/react-router';
import { useDisclosure } from '@mantine/hooks';
import { Notifications } from '@mantine/notifications';
import { useState } from 'react';
import { RefreshDialog } from '../features/entities/refresh/refresh-dialog.tsx';
import { RunRulesDialog } from '../features/rules/run/run-rules-dialog.tsx';
import { StatusSlotProvider } from '../ui/status-bar.tsx';
import { Activity } from './activity.tsx';
import { BackendBanner } from './backend-banner.tsx';
import { useFinishedImports } from './finished-imports.tsx';
import { ImportDoor } from './import-door.tsx';
import { KeysHelp } from './keys-help.tsx';
import { Nav } from './nav.tsx';
import { Palette } from './palette.tsx';
import { ProblemBanner } from './problem-banner.tsx';
import { useGlobalKeys } from './use-global-keys.ts';
import classes from './shell.module.css';

export function Shell() {
  useFinishedImports();
  const [help, { open, close }] = useDisclosure(false);
  const [slot, setSlot] = useState<HTMLElement | null>(null);
  return (
    <ImportDoor>
      <div className={classes['app']}>
        <Nav onHelp={open} />
        <div className={classes['main']}>
          <BackendBanner />
          <ProblemBanner />
          <StatusSlotProvider value={slot}>
            <main className={classes['page']}>
              <Outlet />
            </main>
          </StatusSlotProvider>
          <footer className={classes['status']}>
            <div className={classes['notes']} ref={setSlot} />
            <Activity />
          </footer>
        </div>
      </div>
      <GlobalKeys onHelp={open} />
      <KeysHelp opened={help} onClose={close} />
      <Palette onHelp={open} />
      <RefreshDialog />
      <RunRulesDialog />
      <Notifications
        position="bottom-right"
        containerWidth={420}
        classNames={{ root: classes['toasts'] ?? '' }}
      />
    </ImportDoor>
  );
}

/** A component of its own: the keys need the import door that is above them. */
function GlobalKeys({ onHelp }: { onHelp: () => void }) {
  useGlobalKeys(onHelp);
  return null;
}
