// Colours, type and density of the page: calm, dense, and readable for whoever looks at figures all day. System
// fonts only (the policy of the page forbids others, and no county office should wait for one).
import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core'

/** The blue of official print; shade 7 on white is 8.2:1. */
const ink: MantineColorsTuple = [
  '#eef4fb', '#dae6f3', '#b3cbe6', '#8aafd9', '#6897ce', '#4d83c0', '#3a6fab', '#1f5c99', '#1a4b7d', '#133a62',
] // biome-ignore format: ten shades read as one line

const HAN =
  '"PingFang SC", "Microsoft YaHei UI", "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC", "WenQuanYi Micro Hei"'

export const theme = createTheme({
  colors: { ink },
  primaryColor: 'ink',
  primaryShade: { light: 7, dark: 6 },
  autoContrast: true,
  fontFamily: `system-ui, -apple-system, "Segoe UI", ${HAN}, sans-serif`,
  fontFamilyMonospace: `ui-monospace, "SF Mono", Menlo, Consolas, ${HAN}, monospace`,
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '20px' },
  defaultRadius: 'sm',
  cursorType: 'pointer',
  focusRing: 'auto',
})

/** Mantine's own grey for secondary text is 3.3:1 on white, below AA. */
export const variables: CSSVariablesResolver = () => ({
  variables: {},
  light: { '--mantine-color-dimmed': '#4b5563', '--mantine-color-placeholder': '#5f6b7a', '--mantine-color-error': '#b42318' },
  dark: { '--mantine-color-dimmed': '#b3bac4', '--mantine-color-placeholder': '#9aa4b2', '--mantine-color-error': '#ff9b92' },
})
