import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';
import '@shared/theme/tokens.css';
import './shell/console.css';

// The big screen's map is fetched while the session is still being asked for, instead of after it.
if (/^\/console\/?(live)?\/?$/.test(location.pathname)) {
  void import('./live/LivePage.tsx');
  void import('./map/CityMapView.tsx');
}

createRoot(document.getElementById('root')!).render(<StrictMode><App /></StrictMode>);
