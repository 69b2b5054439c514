// The colour of an option: a swatch that opens the eight there are.
import { Menu, UnstyledButton } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { t } from '../../../shared/messages/message.ts';
import { optionColors, type OptionColor } from '../../../shared/schema/custom-field.ts';
import classes from './fields.module.css';

const names: Record<OptionColor, string> = {
  gray: t('Gray'),
  green: t('Green'),
  blue: t('Blue'),
  amber: t('Amber'),
  red: t('Red'),
  violet: t('Violet'),
  teal: t('Teal'),
  orange: t('Orange'),
};

const Swatch = ({ color }: { color: OptionColor }) => (
  <span className={classes['swatch']} data-color={color} aria-hidden="true" />
);

type Props = { of: string; color: OptionColor; onColor: (color: OptionColor) => void };

export function ColorMenu({ of, color, onColor }: Props) {
  return (
    <Menu position="bottom-start" shadow="md" withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <UnstyledButton
          className={classes['color']}
          aria-label={t('Colour of {name}: {color}', { name: of, color: names[color] })}
        >
          <Swatch color={color} />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        {optionColors.map((each) => (
          <Menu.Item
            key={each}
            leftSection={<Swatch color={each} />}
            rightSection={
              each === color ? <IconCheck size={14} stroke={1.4} aria-label={t('chosen')} /> : null
            }
            onClick={() => onColor(each)}
          >
            {names[each]}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
