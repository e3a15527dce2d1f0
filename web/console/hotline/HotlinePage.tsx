import { Segmented } from 'antd';
import { useMay } from '@shared/session/useSession.ts';
import { useUrlState } from '../parts/useUrlState.ts';
import { ImportView } from './ImportView.tsx';
import { OrdersView } from './OrdersView.tsx';
import { RatesView } from './RatesView.tsx';
import { useHotlineTexts } from './texts.ts';
import './hotline.css';

const tabs = ['orders', 'rates', 'import'] as const;

/** The hotline's desk: its orders, what callers say of them, and tables that are read in. */
export default function HotlinePage() {
  const t = useHotlineTexts();
  const url = useUrlState();
  const mayTake = useMay('hotline.order');
  const shown = tabs.filter((tab) => tab !== 'import' || mayTake);
  const tab = shown.find((name) => name === url.get('tab')) ?? 'orders';
  const head = (
    <>
      <h1>{t('title')}</h1>
      <Segmented value={tab} options={shown.map((name) => ({ value: name, label: t(`tab.${name}`) }))} onChange={(name) => url.set({ tab: name === 'orders' ? null : name, state: null, kind: null, q: null, late: null, placeOpen: null, unsolved: null, area: null, by: null, period: null })} />
    </>
  );
  return tab === 'rates' ? <RatesView head={head} url={url} /> : tab === 'import' ? <ImportView head={head} /> : <OrdersView head={head} url={url} />;
}
