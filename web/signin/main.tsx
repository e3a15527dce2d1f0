import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import '@shared/theme/tokens.css';
import { ThemeChoice } from '@shared/theme/theme.ts';
import './signin.css';
import { SignInPage } from './SignInPage.tsx';

// Light or dark as the system wishes; elder mode chosen on the resident pages is theirs.
new ThemeChoice('signin');

createRoot(document.getElementById('root')!).render(<StrictMode><SignInPage /></StrictMode>);
