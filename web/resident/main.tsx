import { createRoot } from 'react-dom/client';
import '@shared/theme/tokens.css';
import './styles/resident.css';
import { App } from './App.tsx';

createRoot(document.getElementById('root')!).render(<App />);
