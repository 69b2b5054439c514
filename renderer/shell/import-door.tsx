// Every way a file gets in: dropped anywhere, chosen, or named on the command line.
import { useCallback, useEffect, useMemo, useRef, type ReactNode } from 'react';
import { t } from '../../shared/messages/message.ts';
import { toApiError } from '../api/api-error.ts';
import { useBackendEvent } from '../api/events.ts';
import { native } from '../api/native.ts';
import { StartImportDialog } from '../features/imports/start-import-dialog.tsx';
import { useStartImport } from '../features/imports/start-import.ts';
import { ImportOpenerProvider } from '../ui/import-opener.tsx';
import { useFileDrop, type Dropped } from '../ui/use-file-drop.ts';
import { DropOverlay } from './drop-overlay.tsx';
import { importProblem } from './import-problem.ts';
import { oneFile, type OneFile } from './one-file.ts';

type ImportInput = Parameters<ReturnType<typeof useStartImport>>[0];

/** The file a person named when starting the app is opened once, also when React mounts twice. */
let commandLineTaken = false;

function inputOf(file: File): ImportInput {
  const path = native()?.pathOfDroppedFile(file);
  return path ? { path } : { file };
}

export function ImportDoor({ children }: { children: ReactNode }) {
  const startImport = useStartImport();
  const picker = useRef<HTMLInputElement>(null);

  const start = useRef(startImport);
  useEffect(() => {
    start.current = startImport;
  });
  const open = useCallback((input: ImportInput) => {
    importProblem.set(null);
    start.current(input).catch((error: unknown) => importProblem.set(toApiError(error).message));
  }, []);

  const take = useCallback(
    (choice: OneFile<ImportInput>) =>
      'problem' in choice ? importProblem.set(choice.problem) : open(choice.file),
    [open],
  );
  const drop = useCallback(
    ({ files, directories }: Dropped) => take(oneFile(files.map(inputOf), directories)),
    [take],
  );
  const hovering = useFileDrop(drop);

  const chooseFile = useCallback(() => {
    const desktop = native();
    if (!desktop) return picker.current?.click();
    desktop.pickFiles().then(
      (picked) => picked.length > 0 && take(oneFile(picked.map(({ path }) => ({ path })))),
      (error: unknown) => importProblem.set(toApiError(error).message),
    );
  }, [take]);

  useBackendEvent(
    'app:command',
    useCallback(
      ({ payload }) => {
        if (payload?.command === 'import') chooseFile();
        else if (payload?.command === 'open-file') open({ path: payload.path });
      },
      [chooseFile, open],
    ),
  );
  useEffect(() => {
    if (commandLineTaken) return;
    commandLineTaken = true;
    void native()
      ?.appInfo()
      .then(({ openFile }) => openFile !== null && open({ path: openFile }));
  }, [open]);

  const opener = useMemo(
    () => ({ chooseFile, openFile: (file: File) => open(inputOf(file)) }),
    [chooseFile, open],
  );
  return (
    <ImportOpenerProvider value={opener}>
      {children}
      <input
        ref={picker}
        type="file"
        hidden
        aria-label={t('File to import')}
        onChange={({ currentTarget }) => {
          const files = [...(currentTarget.files ?? [])];
          currentTarget.value = '';
          if (files.length > 0) take(oneFile(files.map((file) => ({ file }))));
        }}
      />
      <StartImportDialog />
      {hovering && <DropOverlay />}
    </ImportOpenerProvider>
  );
}
