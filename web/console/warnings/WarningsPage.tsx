import { Segmented } from 'antd';
import { useMay } from '@shared/session/useSession.ts';
import { AlarmViews } from '../alarms/AlarmViews.tsx';
import { useUrlState } from '../parts/useUrlState.ts';
import { FeedsView } from './FeedsView.tsx';
import { IncomingView } from './IncomingView.tsx';
import { PublishedView } from './PublishedView.tsx';
import { useWarningTexts } from './texts.ts';
import './warnings.css';

/** Warnings of other authorities, warnings of ours, and where the first come from. */
export default function WarningsPage() {
  const t = useWarningTexts();
  const url = useUrlState();
  const manages = useMay('warning.manage');
  const view = url.get('view') || 'in';
  return (
    <div className="page-body page-fixed warnings">
      <div className="page-head">
        <h1>{t('title')}</h1>
        <AlarmViews />
        <Segmented
          value={view} aria-label={t('views')}
          options={[{ value: 'in', label: t('view.in') }, { value: 'published', label: t('view.published') }, ...(manages ? [{ value: 'feeds', label: t('view.feeds') }] : [])]}
          onChange={(next) => url.set({ view: next === 'in' ? null : next, warning: null, published: null, feed: null, new: null, edit: null, show: null })}
        />
      </div>
      {view === 'published' ? <PublishedView url={url} /> : view === 'feeds' && manages ? <FeedsView url={url} /> : <IncomingView url={url} />}
    </div>
  );
}
