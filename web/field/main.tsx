import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { BrowserRouter } from 'react-router';
import '@shared/theme/tokens.css';
import './styles/base.css';
import './styles/task.css';
import './styles/response.css';
import './styles/ring.css';
import './styles/meetings.css';
import { App } from './App.tsx';

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <BrowserRouter basename="/field">
      <App />
    </BrowserRouter>
  </StrictMode>,
);

/** What this page loaded before the service worker watched over it. */
async function keepLoaded(): Promise<void> {
  const shell = await caches.open('jingwei-field-shell-1');
  const loaded = performance.getEntriesByType('resource').map((entry) => new URL(entry.name)).filter((url) => url.pathname.startsWith('/assets/'));
  for (const url of loaded) if (!(await shell.match(url.pathname))) await shell.add(url.pathname);
}

if ('serviceWorker' in navigator && import.meta.env.PROD) {
  // The map is loaded apart from the first screen; fetched here, it is on the phone when the network is not.
  void navigator.serviceWorker.register('/field/sw.js', { scope: '/field/' })
    .then(() => navigator.serviceWorker.ready)
    .then(() => import('./map/StreetMap.tsx'))
    .then(keepLoaded)
    .catch(() => undefined);
}
