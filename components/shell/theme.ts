import {
  type CSSVariablesResolver,
  createTheme,
  defaultVariantColorsResolver,
  type MantineColorsTuple,
} from '@mantine/core';

/** Ten shades out of three tokens, so that Mantine follows whatever app and theme is shown. */
function shades(soft: string, line: string, full: string): MantineColorsTuple {
  return [soft, soft, line, line, full, full, full, full, full, full];
}

/** Mantine in the clothes of `app/globals.css`: the tokens stand there, this only points at them. */
export const theme = createTheme({
  fontFamily: 'var(--pw-font)',
  fontFamilyMonospace: 'var(--pw-mono)',
  headings: { fontFamily: 'var(--pw-font)', fontWeight: '600' },
  colors: {
    accent: shades('var(--pw-accent-soft)', 'var(--pw-accent-line)', 'var(--pw-accent)'),
    bad: shades('var(--pw-bad-soft)', 'var(--pw-bad-soft)', 'var(--pw-bad)'),
    ok: shades('var(--pw-ok-soft)', 'var(--pw-ok-soft)', 'var(--pw-ok)'),
    warn: shades('var(--pw-warn-soft)', 'var(--pw-warn-soft)', 'var(--pw-warn)'),
    // The shades Mantine itself draws surfaces and borders with: 4 borders controls, 3 to 1 against the paper.
    gray: [
      '#f7f5f1',
      '#f0ede7',
      '#e9e4db',
      '#e4dfd6',
      '#938a7c',
      '#877e70',
      '#6e665a',
      '#5c554a',
      '#3d382f',
      '#26221c',
    ],
    dark: [
      '#ece7de',
      '#d5cec2',
      '#bdb5a8',
      '#a0978a',
      '#746b5f',
      '#2a2621',
      '#211e1a',
      '#181613',
      '#13110f',
      '#0d0c0a',
    ],
  },
  primaryColor: 'accent',
  primaryShade: { light: 6, dark: 6 },
  variantColorResolver: (input) => {
    const resolved = defaultVariantColorsResolver(input);
    // Accents are light in the dark theme, so what lies on them is dark there.
    const inked = input.variant === 'filled' && OWN.some((name) => name === input.color);
    return inked ? { ...resolved, color: 'var(--pw-accent-ink)' } : resolved;
  },
  radius: {
    xs: 'var(--pw-radius-s)',
    sm: 'var(--pw-radius-s)',
    md: 'var(--pw-radius-m)',
    lg: 'var(--pw-radius-l)',
    xl: 'var(--pw-radius-l)',
  },
  defaultRadius: 'sm',
  spacing: {
    xs: 'var(--pw-space-2)',
    sm: 'var(--pw-space-3)',
    md: 'var(--pw-space-4)',
    lg: 'var(--pw-space-6)',
    xl: 'var(--pw-space-8)',
  },
  fontSizes: {
    xs: 'var(--pw-text-xs)',
    sm: 'var(--pw-text-m)',
    md: 'var(--pw-text-l)',
    lg: 'var(--pw-text-xl)',
    xl: 'var(--pw-text-2xl)',
  },
  shadows: {
    xs: 'var(--pw-shadow-1)',
    sm: 'var(--pw-shadow-1)',
    md: 'var(--pw-shadow-2)',
    lg: 'var(--pw-shadow-2)',
    xl: 'var(--pw-shadow-2)',
  },
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Checkbox: { defaultProps: { iconColor: 'var(--pw-accent-ink)' } },
    Radio: { defaultProps: { iconColor: 'var(--pw-accent-ink)' } },
    Modal: { defaultProps: { centered: true, overlayProps: { color: 'var(--pw-veil)', backgroundOpacity: 1 } } },
    Tooltip: { defaultProps: { withArrow: true, openDelay: 300, events: { hover: true, focus: true, touch: true } } },
    Select: { defaultProps: { checkIconPosition: 'right' } },
  },
});

const OWN = ['accent', 'bad', 'ok', 'warn'] as const;

const COLOURS = Object.fromEntries(
  OWN.flatMap((name) => [
    [`--mantine-color-${name}-filled-hover`, name === 'accent' ? 'var(--pw-accent-strong)' : `var(--pw-${name})`],
    [`--mantine-color-${name}-light`, `var(--pw-${name}-soft)`],
    [`--mantine-color-${name}-light-hover`, `var(--pw-${name}-soft)`],
    [`--mantine-color-${name}-light-color`, `var(--pw-${name})`],
    [`--mantine-color-${name}-outline-hover`, `var(--pw-${name}-soft)`],
  ]),
);

const SURFACES = {
  ...COLOURS,
  '--mantine-color-body': 'var(--pw-paper)',
  '--mantine-color-text': 'var(--pw-ink)',
  '--mantine-color-bright': 'var(--pw-ink)',
  '--mantine-color-dimmed': 'var(--pw-ink-soft)',
  '--mantine-color-placeholder': 'var(--pw-ink-faint)',
  '--mantine-color-anchor': 'var(--pw-accent)',
  '--mantine-color-default': 'var(--pw-paper)',
  '--mantine-color-default-hover': 'var(--pw-hover)',
  '--mantine-color-default-color': 'var(--pw-ink)',
  '--mantine-color-default-border': 'var(--pw-line)',
  '--mantine-color-error': 'var(--pw-bad)',
  '--mantine-color-disabled': 'var(--pw-sunken)',
  '--mantine-color-disabled-color': 'var(--pw-ink-faint)',
  '--mantine-color-disabled-border': 'var(--pw-line)',
  '--mantine-primary-color-contrast': 'var(--pw-accent-ink)',
};

export const surfaces: CSSVariablesResolver = () => ({ variables: {}, light: SURFACES, dark: SURFACES });
