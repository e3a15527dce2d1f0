import { Button } from 'antd';
import type { ReactNode } from 'react';
import { explain } from '@shared/i18n/problems.ts';
import { usePartTexts } from './texts.ts';

/** Nothing here: what would be here and how it comes. */
export function EmptyState({ title, body, action }: { title: string; body?: string; action?: ReactNode }) {
  return (
    <div className="state">
      <svg viewBox="0 0 64 40" width="64" height="40" aria-hidden="true" fill="none" stroke="currentColor" strokeWidth="1.5">
        <path d="M14 4v32M32 4v32M50 4v32" opacity=".55" /><path d="M4 12h56M4 28h56" strokeDasharray="5 4" opacity=".55" />
      </svg>
      <b>{title}</b>
      {body && <p>{body}</p>}
      {action}
    </div>
  );
}

/** What went wrong and what to do. */
export function ErrorState({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const t = usePartTexts();
  return (
    <div className="state state-error" role="alert">
      <b>{t('state.error')}</b>
      <p>{explain(error)}</p>
      {onRetry && <Button onClick={onRetry}>{t('state.retry')}</Button>}
    </div>
  );
}

/** What is shown could not be fetched anew: it stays, with whatever is being written in it. */
export function Unrenewed({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const t = usePartTexts();
  return <p className="problem" role="alert">{t('state.unrenewed')} {explain(error)} <Button size="small" onClick={onRetry}>{t('state.retry')}</Button></p>;
}

/** Rows that hold the layout still until the real ones come. */
export function RowsLoading({ rows = 8 }: { rows?: number }) {
  const t = usePartTexts();
  return (
    <div className="rows-loading" role="status" aria-label={t('state.loading')}>
      {Array.from({ length: rows }, (_, i) => <i key={i} style={{ width: `${92 - ((i * 17) % 40)}%` }} />)}
    </div>
  );
}

export const PageLoading = () => <div className="page-body"><RowsLoading rows={12} /></div>;
