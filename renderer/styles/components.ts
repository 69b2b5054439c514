// Measures of Mantine's components: 28 px controls, 24 px where `size="xs"`, hairlines from the tokens.
import type { MantineThemeComponents } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { createElement } from 'react';
import { t } from '../../shared/messages/message.ts';
import { calendarWords } from '../lib/calendar.ts';
import classes from './components.module.css';

type Sized = { size?: unknown; multiline?: unknown };
const isSmall = (props: Sized): boolean => props.size === 'xs' || props.size === 'compact-xs';
const px = (props: Sized, small: string, usual: string): string => (isSmall(props) ? small : usual);

const inputVars = (_: unknown, props: Sized) => ({
  wrapper: {
    '--input-height': px(props, '24px', '28px'),
    // Several chosen values take several lines.
    '--input-size': props.multiline === true ? 'auto' : px(props, '24px', '28px'),
    '--input-fz': px(props, '12px', '13px'),
    '--input-padding': px(props, '6px', '8px'),
    '--input-bd': 'var(--control)',
    '--input-bg': 'var(--raised)',
    '--input-bd-focus': 'var(--accent)',
    '--input-placeholder-color': 'var(--text-3)',
  },
});

const named = (name: string): string => classes[name] ?? '';
const chevron = createElement(IconChevronDown, {
  size: 12,
  stroke: 1.4,
  color: 'var(--text-3)',
  'aria-hidden': true,
});
const overlay = {
  overlayProps: { backgroundOpacity: 0.28 },
  transitionProps: { transition: 'fade', duration: 120 },
};
const label = { label: named('label'), description: named('hint'), error: named('error') };

export const components: MantineThemeComponents = {
  Button: {
    defaultProps: { size: 'sm', variant: 'default' },
    classNames: { root: named('button') },
    vars: (_: unknown, props: Sized) => ({
      root: {
        '--button-height': px(props, '24px', '28px'),
        '--button-padding-x': px(props, '8px', '10px'),
        '--button-fz': px(props, '12px', '12.5px'),
      },
    }),
  },
  ActionIcon: {
    defaultProps: { size: 28, variant: 'subtle' },
    classNames: { root: named('iconButton') },
    vars: (_: unknown, props: Sized) => (isSmall(props) ? { root: { '--ai-size': '24px' } } : { root: {} }),
  },
  Input: { defaultProps: { size: 'sm' }, vars: inputVars, classNames: { input: named('input') } },
  InputWrapper: { defaultProps: { size: 'sm' }, classNames: label },
  Select: {
    defaultProps: { allowDeselect: false, checkIconPosition: 'right', rightSection: chevron },
    classNames: { option: named('option') },
  },
  Combobox: {
    defaultProps: { shadow: 'md', transitionProps: { duration: 0 } },
    classNames: { dropdown: named('popover') },
  },
  Checkbox: {
    defaultProps: { size: 'xs' },
    classNames: { input: named('box'), label: named('boxLabel'), description: named('boxHint') },
  },
  Radio: { defaultProps: { size: 'xs' }, classNames: { label: named('boxLabel') } },
  Switch: { defaultProps: { size: 'xs' }, classNames: { label: named('boxLabel') } },
  SegmentedControl: {
    defaultProps: { size: 'sm', transitionDuration: 0, withItemsBorders: false },
    classNames: { root: named('segments'), indicator: named('segment'), label: named('segmentLabel') },
  },
  Table: { classNames: { th: named('th'), td: named('td'), table: named('table') } },
  Modal: {
    defaultProps: {
      radius: 'lg',
      centered: true,
      closeButtonProps: { 'aria-label': t('Close') },
      ...overlay,
    },
    classNames: {
      title: named('dialogTitle'),
      content: named('dialog'),
      header: named('dialogHead'),
      body: named('dialogBody'),
    },
  },
  DatePicker: { defaultProps: calendarWords },
  DateInput: { defaultProps: calendarWords },
  Popover: {
    defaultProps: { shadow: 'md', transitionProps: { duration: 120 } },
    classNames: { dropdown: named('popover') },
  },
  Menu: {
    defaultProps: { shadow: 'md', transitionProps: { duration: 120 } },
    classNames: { item: named('option'), dropdown: named('popover') },
  },
  Tooltip: {
    defaultProps: { openDelay: 400, withArrow: false, transitionProps: { duration: 120 } },
    classNames: { tooltip: named('tooltip') },
  },
  Notification: {
    classNames: { root: named('toast'), description: named('toastText'), closeButton: named('toastClose') },
  },
};
