import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import '@shared/theme/tokens.css';
import { ThemeChoice } from '@shared/theme/theme.ts';
import './signin.css';
import { SetupPage } from './setup/SetupPage.tsx';
import { SignInPage } from './SignInPage.tsx';

// Light or dark as the system wishes; elder mode chosen on the resident pages is theirs.
new ThemeChoice('signin');

// A new city's console prints `/?setup=TOKEN`, once.
const token = new URLSearchParams(location.search).get('setup');

createRoot(document.getElementById('root')!).render(<StrictMode>{token === null ? <SignInPage /> : <SetupPage token={token} />}</StrictMode>);
