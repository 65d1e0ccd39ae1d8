import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core';
import { t } from '../i18n/i18n';

/*
 * Every colour, size and duration of the panel stands here and nowhere else.
 * Components use Mantine's props or the --cf-* variables below; a literal colour in a style sheet is a mistake.
 */

const accent: MantineColorsTuple = [
  '#eef2fe',
  '#dfe6fc',
  '#bfccf8',
  '#9caff4',
  '#7f97f0',
  '#5f7cea',
  '#4465e0',
  '#2f55d4',
  '#2646b3',
  '#1d3892',
];

const gray: MantineColorsTuple = [
  '#f9f9fa',
  '#f3f3f5',
  '#e9e9ec',
  '#dcdce1',
  '#c6c6cd',
  '#9d9da7',
  '#71717b',
  '#54545d',
  '#35353c',
  '#1b1b20',
];

const dark: MantineColorsTuple = [
  '#ececef',
  '#c9c9d0',
  '#a2a2ac',
  '#7c7c87',
  '#45454e',
  '#34343c',
  '#26262d',
  '#1c1c22',
  '#15151a',
  '#0e0e12',
];

/** Said anew in each language. */
const closing = () => ({ closeButtonProps: { 'aria-label': t('Close') } });

export const theme = createTheme({
  fontFamily: "'Inter Variable', system-ui, sans-serif",
  fontFamilyMonospace: 'ui-monospace, SFMono-Regular, Menlo, Consolas, monospace',
  headings: { fontWeight: '600', fontFamily: "'Inter Variable', system-ui, sans-serif" },
  colors: { accent, gray, dark },
  primaryColor: 'accent',
  primaryShade: { light: 7, dark: 6 },
  autoContrast: true,
  defaultRadius: 'md',
  radius: { xs: '4px', sm: '6px', md: '8px', lg: '8px', xl: '8px' },
  spacing: { xs: '8px', sm: '12px', md: '16px', lg: '24px', xl: '32px' },
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '20px' },
  // Two weights of one typeface.
  fontWeights: { regular: '400', medium: '600', bold: '600' },
  lineHeights: { xs: '16px', sm: '20px', md: '20px', lg: '24px', xl: '28px' },
  breakpoints: { xs: '30em', sm: '48em', md: '64em', lg: '80em', xl: '90em' },
  respectReducedMotion: true,
  focusRing: 'auto',
  cursorType: 'pointer',
  components: {
    Tooltip: { defaultProps: { openDelay: 400, withArrow: false, fz: 'xs' } },
    Menu: { defaultProps: { shadow: 'md', transitionProps: { duration: 120 } } },
    Modal: {
      defaultProps: () => ({ centered: true, transitionProps: { duration: 150 }, ...closing() }),
      styles: { title: { fontWeight: 600, fontSize: '16px' } },
    },
    Drawer: { defaultProps: closing },
    ActionIcon: { defaultProps: { variant: 'subtle', color: 'gray' } },
    Button: { defaultProps: { size: 'sm' } },
    InputWrapper: {
      styles: {
        label: { marginBottom: '4px' },
        description: { fontSize: '12px', lineHeight: '16px', marginBottom: '4px' },
      },
    },
    // Mantine's own is the colour of the cards, in the dark.
    SegmentedControl: { styles: { root: { backgroundColor: 'var(--cf-inset)' } } },
    Switch: { styles: { description: { fontSize: '12px', lineHeight: '16px' } } },
    Badge: { defaultProps: { variant: 'light', radius: 'sm', tt: 'none', fw: 600 } },
  },
});

const light = {
  '--cf-canvas': gray[1],
  '--cf-surface': '#ffffff',
  '--cf-inset': gray[1],
  '--cf-hover': gray[1],
  '--cf-line': gray[2],
  '--cf-line-strong': gray[4],
  '--cf-text': gray[9],
  '--cf-muted': '#65656f',
  '--cf-accent': accent[7],
  '--cf-accent-soft': accent[0],
  '--cf-accent-line': accent[2],
  '--cf-accent-text': accent[8],
  '--cf-shopper': gray[2],
  '--cf-staff': accent[0],
  '--cf-note': '#fff6df',
  '--cf-note-line': '#f0d591',
  '--cf-note-text': '#6a4a00',
  '--cf-danger': '#c22f2f',
  '--cf-danger-soft': '#fdeeee',
  '--cf-ok': '#12713e',
  '--cf-ok-soft': '#e7f6ee',
  '--cf-wait': '#9a5b00',
};

const night: typeof light = {
  '--cf-canvas': dark[9],
  '--cf-surface': dark[8],
  '--cf-inset': dark[7],
  '--cf-hover': dark[7],
  '--cf-line': dark[6],
  '--cf-line-strong': dark[4],
  '--cf-text': dark[0],
  '--cf-muted': dark[2],
  '--cf-accent': accent[5],
  '--cf-accent-soft': '#1b2444',
  '--cf-accent-line': '#33437c',
  '--cf-accent-text': accent[3],
  '--cf-shopper': dark[6],
  '--cf-staff': '#1f2a50',
  '--cf-note': '#2e2614',
  '--cf-note-line': '#5c4a1d',
  '--cf-note-text': '#f1d58f',
  '--cf-danger': '#ff7b78',
  '--cf-danger-soft': '#3a1b1d',
  '--cf-ok': '#4cc38a',
  '--cf-ok-soft': '#143225',
  '--cf-wait': '#f0b357',
};

export const cssVariables: CSSVariablesResolver = () => ({
  variables: {
    '--cf-bar': '56px',
    '--cf-fast': '120ms',
    '--cf-radius': '8px',
    '--cf-strong': '600',
  },
  light: {
    ...light,
    '--mantine-color-body': light['--cf-surface'],
    '--mantine-color-text': light['--cf-text'],
    '--mantine-color-dimmed': light['--cf-muted'],
    '--mantine-color-error': light['--cf-danger'],
    '--mantine-color-default-border': light['--cf-line'],
    '--mantine-color-placeholder': light['--cf-muted'],
  },
  dark: {
    ...night,
    '--mantine-color-body': night['--cf-surface'],
    '--mantine-color-text': night['--cf-text'],
    '--mantine-color-dimmed': night['--cf-muted'],
    '--mantine-color-error': night['--cf-danger'],
    '--mantine-color-default-border': night['--cf-line'],
    '--mantine-color-placeholder': night['--cf-muted'],
  },
});
