// Mantine dressed in the tokens of tokens.css. Components take Mantine's names; colours stay in the tokens,
// so that both themes change in one place.
import {
  createTheme,
  defaultVariantColorsResolver,
  type CSSVariablesResolver,
  type MantineColorsTuple,
  type VariantColorsResolver,
} from '@mantine/core';
import { components } from './components.ts';

/** Shades round the accent; components read the tokens, this tuple only satisfies Mantine's palette. */
const ink: MantineColorsTuple = [
  '#e7eff8',
  '#d3e2f2',
  '#a9c6e5',
  '#7db4ec',
  '#5590cc',
  '#3a79bd',
  '#2c70ba',
  '#1a5da8',
  '#164f90',
  '#103c6e',
];

const danger = {
  text: 'var(--fail)',
  soft: 'var(--fail-soft)',
  fill: 'var(--fail)',
  line: 'var(--fail-bar)',
};
const accent = {
  text: 'var(--accent)',
  soft: 'var(--accent-soft)',
  fill: 'var(--accent-fill)',
  line: 'var(--accent-line)',
};

const variantColorResolver: VariantColorsResolver = (input) => {
  const tone = input.color === 'red' ? danger : accent;
  const none = 'transparent';
  switch (input.variant) {
    case 'filled':
      return tone === danger
        ? {
            background: 'var(--fail-soft)',
            hover: 'var(--fail-soft)',
            color: danger.text,
            border: `1px solid ${danger.line}`,
          }
        : {
            background: tone.fill,
            hover: 'var(--accent-fill-hover)',
            color: 'var(--on-accent)',
            border: `1px solid ${tone.fill}`,
          };
    case 'default':
    case 'outline':
      return {
        background: 'var(--raised)',
        hover: 'var(--hover)',
        color: tone === danger ? danger.text : 'var(--text)',
        border: '1px solid var(--line-2)',
      };
    case 'light':
      return { background: tone.soft, hover: tone.soft, color: tone.text, border: `1px solid ${tone.line}` };
    case 'subtle':
      return {
        background: none,
        hover: 'var(--hover)',
        color: tone === danger ? danger.text : 'var(--text-2)',
        border: '1px solid transparent',
      };
    case 'transparent':
      return { background: none, hover: none, color: tone.text, border: '1px solid transparent' };
    default:
      return defaultVariantColorsResolver(input);
  }
};

const sans =
  '"Segoe UI Variable Text", "Segoe UI", BlinkMacSystemFont, "SF Pro Text", Inter, "Noto Sans", "Liberation Sans", Arial, sans-serif';
const mono = '"Cascadia Mono", "SF Mono", Menlo, "JetBrains Mono", "DejaVu Sans Mono", monospace';

export const theme = createTheme({
  fontFamily: sans,
  fontFamilyMonospace: mono,
  fontSizes: { xs: '11px', sm: '12px', md: '13px', lg: '14px', xl: '18px' },
  lineHeights: { xs: '14px', sm: '16px', md: '18px', lg: '20px', xl: '24px' },
  spacing: { xs: '4px', sm: '8px', md: '12px', lg: '16px', xl: '24px' },
  fontWeights: { regular: '400', medium: '500', bold: '600' },
  radius: { xs: '2px', sm: '3px', md: '5px', lg: '8px', xl: '16px' },
  defaultRadius: 'md',
  headings: { fontFamily: sans, fontWeight: '600' },
  colors: { ink },
  primaryColor: 'ink',
  primaryShade: 7,
  focusRing: 'auto',
  respectReducedMotion: true,
  cursorType: 'default',
  shadows: { xs: 'none', sm: 'none', md: 'var(--shadow)', lg: 'var(--shadow)', xl: 'var(--shadow)' },
  variantColorResolver,
  components,
});

const mapped = {
  '--mantine-color-body': 'var(--canvas)',
  '--mantine-color-text': 'var(--text)',
  '--mantine-color-bright': 'var(--text)',
  '--mantine-color-dimmed': 'var(--text-3)',
  '--mantine-color-placeholder': 'var(--text-3)',
  '--mantine-color-anchor': 'var(--accent)',
  '--mantine-color-error': 'var(--fail)',
  '--mantine-color-default': 'var(--raised)',
  '--mantine-color-default-hover': 'var(--hover)',
  '--mantine-color-default-color': 'var(--text)',
  '--mantine-color-default-border': 'var(--line-2)',
  '--mantine-color-disabled': 'var(--sunken)',
  '--mantine-color-disabled-color': 'var(--text-3)',
  '--mantine-color-disabled-border': 'var(--line)',
  '--mantine-primary-color-filled': 'var(--accent-fill)',
  '--mantine-primary-color-filled-hover': 'var(--accent-fill-hover)',
  '--mantine-primary-color-light': 'var(--accent-soft)',
  '--mantine-primary-color-light-hover': 'var(--accent-soft)',
  '--mantine-primary-color-light-color': 'var(--accent)',
};

export const cssVariablesResolver: CSSVariablesResolver = () => ({
  variables: {},
  light: mapped,
  dark: mapped,
});
