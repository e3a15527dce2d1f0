import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';
import '@shared/theme/tokens.css';
import './shell/console.css';

createRoot(document.getElementById('root')!).render(<StrictMode><App /></StrictMode>);
