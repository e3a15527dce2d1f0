import { theme as antd, type ThemeConfig } from 'antd';
import { ThemeChoice, type Theme } from '@shared/theme/theme.ts';

/** The console's look. Dark unless chosen otherwise: the watch is at night. */
export const consoleTheme = new ThemeChoice('console', 'dark');

const type = {
  fontFamily: 'var(--font)', fontSize: 14, borderRadius: 6, controlHeight: 32, wireframe: false,
  // Nothing moves but what changed; and a list that opens while its dialog still grows would stand where nobody sees it.
  motion: false,
} as const;

/** Ant Design in the colors of tokens.css. Its own defaults miss AA for tags, links and placeholders. */
export function antdTheme(theme: Theme): ThemeConfig {
  if (theme === 'dark') {
    return {
      algorithm: [antd.darkAlgorithm, antd.compactAlgorithm],
      token: {
        ...type,
        colorPrimary: '#1a66d6', colorPrimaryHover: '#276fdb', colorPrimaryText: '#79b0ff', colorPrimaryTextHover: '#9cc4ff',
        colorLink: '#79b0ff', colorLinkHover: '#9cc4ff', colorInfo: '#1a66d6', colorError: '#ff8077', colorWarning: '#f2b544', colorSuccess: '#5cc98a',
        colorBgBase: '#0b1118', colorBgContainer: '#121a24', colorBgElevated: '#1a2531', colorBgLayout: '#0b1118',
        colorBorder: '#3a4b60', colorBorderSecondary: '#253242', colorSplit: '#253242',
        colorText: '#e8edf3', colorTextSecondary: '#b6c2d0', colorTextTertiary: '#94a3b5', colorTextPlaceholder: '#94a3b5', colorTextDescription: '#a3b1c2',
        colorTextDisabled: '#7d8c9e', colorIcon: '#94a3b5',
      },
      components: {
        Button: { defaultBg: '#18222e', defaultHoverColor: '#9cc4ff', defaultHoverBorderColor: '#79b0ff', defaultActiveColor: '#79b0ff', colorLink: '#79b0ff' },
        Segmented: { itemSelectedBg: '#1d4378', itemSelectedColor: '#ffffff', trackBg: '#0b1118' },
        Dropdown: { colorPrimary: '#79b0ff' },
        Tabs: { itemSelectedColor: '#79b0ff', itemHoverColor: '#9cc4ff', inkBarColor: '#79b0ff' },
        Select: { optionSelectedColor: '#ffffff', optionSelectedBg: '#1d4378' },
      },
    };
  }
  return {
    algorithm: antd.compactAlgorithm,
    token: {
      ...type,
      colorPrimary: '#0958d9', colorLink: '#0958d9', colorInfo: '#0958d9', colorError: '#b42318', colorWarning: '#8a5300', colorSuccess: '#17713a',
      colorBgLayout: '#f2f4f7', colorBorder: '#c3cad4', colorBorderSecondary: '#dfe3e9',
      colorText: '#16202e', colorTextSecondary: '#43505f', colorTextTertiary: '#5b6877', colorTextPlaceholder: '#5b6877', colorTextDescription: '#43505f',
      colorTextDisabled: '#6b7786',
    },
    components: {
      Button: { defaultHoverColor: '#0747ad', defaultHoverBorderColor: '#0958d9' },
      Segmented: { itemSelectedBg: '#ffffff', itemSelectedColor: '#0747ad', trackBg: '#e3e8ef', itemColor: '#43505f' },
      Tabs: { itemHoverColor: '#0747ad' },
    },
  };
}
