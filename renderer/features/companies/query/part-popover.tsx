// Opens a form of the filter bar under its chip or button.
import { Popover } from '@mantine/core';
import type { ReactNode } from 'react';
import { PartEditor } from './part-editor.tsx';

type Props = { opened: boolean; onClose: () => void; form: ReactNode; children: ReactNode };

export function FormPopover({ opened, onClose, form, children }: Props) {
  return (
    <Popover
      opened={opened}
      onChange={(open) => {
        if (!open) onClose();
      }}
      position="bottom-start"
      offset={4}
      trapFocus
      returnFocus
      closeOnEscape
      withRoles={false}
    >
      <Popover.Target>{children}</Popover.Target>
      <Popover.Dropdown>{opened && form}</Popover.Dropdown>
    </Popover>
  );
}

type PartProps = Parameters<typeof PartEditor>[0] & { opened: boolean; children: ReactNode };

export const PartPopover = ({ opened, children, ...editor }: PartProps) => (
  <FormPopover opened={opened} onClose={editor.onClose} form={<PartEditor {...editor} />}>
    {children}
  </FormPopover>
);
