// The button at the head of the list, and the dialog behind it.
import { Button } from '@mantine/core';
import { IconFileExport } from '@tabler/icons-react';
import { useState } from 'react';
import { tc } from '../../../../shared/messages/message.ts';
import { ExportDialog } from './export-dialog.tsx';
import { useExportScene } from './use-export-scene.ts';

export function ExportButton() {
  const [opened, setOpened] = useState(false);
  const scene = useExportScene();
  return (
    <>
      <Button
        onClick={() => setOpened(true)}
        leftSection={<IconFileExport size={14} stroke={1.4} aria-hidden="true" />}
      >
        {tc('verb', 'Export')}
      </Button>
      <ExportDialog opened={opened} scene={scene} onClose={() => setOpened(false)} />
    </>
  );
}
