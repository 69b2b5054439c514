// Opens the form of a part under its chip or button.
import { Popover } from '@mantine/core';
import type { ReactNode } from 'react';
import { PartEditor } from './part-editor.tsx';

type Props = Parameters<typeof PartEditor>[0] & { opened: boolean; children: ReactNode };

export function PartPopover({ opened, children, ...editor }: Props) {
  return (
    <Popover
      opened={opened}
      onChange={(open) => {
        if (!open) editor.onClose();
      }}
      position="bottom-start"
      offset={4}
      trapFocus
      returnFocus
      closeOnEscape
      withRoles={false}
    >
      <Popover.Target>{children}</Popover.Target>
      <Popover.Dropdown>{opened && <PartEditor {...editor} />}</Popover.Dropdown>
    </Popover>
  );
}
