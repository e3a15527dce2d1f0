import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { DemoPage } from './DemoPage.tsx';
import '@shared/theme/tokens.css';
import './demo.css';

createRoot(document.getElementById('root')!).render(<StrictMode><DemoPage /></StrictMode>);
