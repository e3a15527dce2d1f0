import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { useSharedTexts } from '@shared/i18n/sharedTexts.ts';
import '@shared/theme/tokens.css';

function Page() {
  const t = useSharedTexts();
  return <main><h1>{t('app.name')}</h1></main>;
}

createRoot(document.getElementById('root')!).render(<StrictMode><Page /></StrictMode>);
