import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import '@shared/theme/tokens.css';
import './signin.css';
import './theme.ts';
import { SetupPage } from './setup/SetupPage.tsx';
import { SignInPage } from './SignInPage.tsx';

// A new city's console prints `/?setup=TOKEN`, once.
const token = new URLSearchParams(location.search).get('setup');

createRoot(document.getElementById('root')!).render(<StrictMode>{token === null ? <SignInPage /> : <SetupPage token={token} />}</StrictMode>);
