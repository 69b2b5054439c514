// A list of fields by group with a search, under a button.
import { Combobox, useCombobox } from '@mantine/core';
import { useEffect, useState, type ReactElement } from 'react';
import { t } from '../../../../shared/messages/message.ts';
import type { QueryField } from './query-fields.ts';
import classes from './query.module.css';

type Props = {
  fields: readonly QueryField[];
  /** Names the search. */
  label: string;
  onPick: (field: QueryField) => void;
  /** The button; it is told to open the list. */
  children: (toggle: () => void, opened: boolean) => ReactElement;
  /** What stands quietly behind a field. */
  hintOf?: (field: QueryField) => string | null;
};

const fold = (text: string): string => text.trim().toLowerCase();

export function FieldPicker({ fields, label, onPick, children, hintOf }: Props) {
  const [text, setText] = useState('');
  const combobox = useCombobox({
    onDropdownClose: () => {
      combobox.resetSelectedOption();
      combobox.focusTarget();
      setText('');
    },
    onDropdownOpen: () => combobox.focusSearchInput(),
  });
  // Enter takes the first of what is left.
  const { selectFirstOption, dropdownOpened } = combobox;
  useEffect(() => {
    if (dropdownOpened) selectFirstOption();
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- what is left depends on the text
  }, [dropdownOpened, selectFirstOption, text]);
  const found = fields.filter((field) => fold(field.label).includes(fold(text)));
  const groups = [...Map.groupBy(found, ({ group }) => group)];
  return (
    <Combobox
      store={combobox}
      width={232}
      position="bottom-start"
      offset={4}
      onOptionSubmit={(path) => {
        const picked = fields.find((field) => field.path === path);
        combobox.closeDropdown();
        if (picked) onPick(picked);
      }}
    >
      <Combobox.Target withAriaAttributes={false}>
        {children(() => combobox.toggleDropdown(), combobox.dropdownOpened)}
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Search
          aria-label={label}
          placeholder={t('Find a field')}
          value={text}
          onChange={({ currentTarget }) => setText(currentTarget.value)}
        />
        <Combobox.Options className={classes['fields'] ?? ''} aria-label={label}>
          {found.length === 0 && <Combobox.Empty>{t('No field is called so.')}</Combobox.Empty>}
          {groups.map(([group, members]) => (
            <Combobox.Group key={group} label={group}>
              {members.map((field) => (
                <Combobox.Option key={field.path} value={field.path} className={classes['field'] ?? ''}>
                  <span>{field.label}</span>
                  <span className={classes['hint']}>{hintOf?.(field)}</span>
                </Combobox.Option>
              ))}
            </Combobox.Group>
          ))}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
