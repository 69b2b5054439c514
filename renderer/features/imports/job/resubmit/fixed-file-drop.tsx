// Takes the fixed error file, dropped or chosen. Files dropped beside it start an import of their own, as everywhere.
import { Button } from '@mantine/core';
import { IconFile } from '@tabler/icons-react';
import { useRef, useState, type DragEvent } from 'react';
import { t } from '../../../../../shared/messages/message.ts';
import { native } from '../../../../api/native.ts';
import classes from './fixed-file-drop.module.css';
import { fixedFileOf, type FixedFile } from './send-fixed-file.ts';

export function FixedFileDrop({ busy, onFile }: { busy: boolean; onFile: (file: FixedFile) => void }) {
  const [hovering, setHovering] = useState(false);
  const picker = useRef<HTMLInputElement>(null);
  const choose = () => {
    const desktop = native();
    if (!desktop) return picker.current?.click();
    void desktop.pickFiles().then(([picked]) => picked && onFile({ path: picked.path }));
  };
  const over = (event: DragEvent) => {
    event.preventDefault();
    setHovering(true);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setHovering(false);
    const [file] = event.dataTransfer.files;
    if (!file) return;
    // Not an import of its own.
    event.stopPropagation();
    onFile(fixedFileOf(file));
    window.dispatchEvent(new DragEvent('dragleave'));
  };
  return (
    <>
      <Button
        size="xs"
        className={classes['zone'] ?? ''}
        data-hovering={hovering}
        loading={busy}
        leftSection={<IconFile size={14} stroke={1.4} aria-hidden="true" />}
        onClick={choose}
        onDragEnter={over}
        onDragOver={over}
        onDragLeave={() => setHovering(false)}
        onDrop={drop}
      >
        {t('Drop the fixed file here')}
      </Button>
      <input
        ref={picker}
        type="file"
        hidden
        aria-label={t('Fixed file')}
        onChange={({ currentTarget }) => {
          const [file] = currentTarget.files ?? [];
          if (file) onFile(fixedFileOf(file));
          currentTarget.value = '';
        }}
      />
    </>
  );
}
