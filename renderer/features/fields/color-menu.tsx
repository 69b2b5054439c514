// The colour of an option: a swatch that opens the eight there are.
import { Menu, UnstyledButton } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { optionColors, type OptionColor } from '../../../shared/schema/custom-field.ts';
import classes from './fields.module.css';

const names: Record<OptionColor, string> = {
  gray: 'Gray',
  green: 'Green',
  blue: 'Blue',
  amber: 'Amber',
  red: 'Red',
  violet: 'Violet',
  teal: 'Teal',
  orange: 'Orange',
};

const Swatch = ({ color }: { color: OptionColor }) => (
  <span className={classes['swatch']} data-color={color} aria-hidden="true" />
);

type Props = { of: string; color: OptionColor; onColor: (color: OptionColor) => void };

export function ColorMenu({ of, color, onColor }: Props) {
  return (
    <Menu position="bottom-start" shadow="md" withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <UnstyledButton className={classes['color']} aria-label={`Colour of ${of}: ${names[color]}`}>
          <Swatch color={color} />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        {optionColors.map((each) => (
          <Menu.Item
            key={each}
            leftSection={<Swatch color={each} />}
            rightSection={each === color ? <IconCheck size={14} stroke={1.4} aria-label="chosen" /> : null}
            onClick={() => onColor(each)}
          >
            {names[each]}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
