import { ThemeChoice } from '@shared/theme/theme.ts';

/** Light or dark as the system wishes; large type is one choice for the front door and the resident's pages. */
export const doorTheme = new ThemeChoice('resident');
