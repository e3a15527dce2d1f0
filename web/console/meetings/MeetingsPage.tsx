import { PlusOutlined } from '@ant-design/icons';
import { Button, Segmented } from 'antd';
import { Link } from 'react-router';
import { useMay } from '@shared/session/useSession.ts';
import { useUrlState } from '../parts/useUrlState.ts';
import { WorkItemsView } from '../workItems/WorkItemsView.tsx';
import { FiguresView } from './FiguresView.tsx';
import { FlowView } from './FlowView.tsx';
import { ListView } from './ListView.tsx';
import { useMeetingsTexts } from './texts.ts';
import './meetings.css';

const all = ['list', 'items', 'figures', 'flow'] as const;

/** Summonses and joint meetings: who was called, who came, what was agreed and done; figures; and how they go on. */
export default function MeetingsPage() {
  const t = useMeetingsTexts();
  const url = useUrlState();
  const mayCall = useMay('meeting.call');
  const mayItems = useMay('workItem.read');
  const tabs = all.filter((name) => name !== 'items' || mayItems);
  const tab = tabs.find((name) => name === url.get('tab')) ?? 'list';
  const head = (
    <>
      <h1>{t('title')}</h1>
      <Segmented
        value={tab} options={tabs.map((name) => ({ value: name, label: t(`tab.${name}`) }))}
        onChange={(name) => url.set({ tab: name === 'list' ? null : name, kind: null, state: null, q: null, waiting: null, late: null, figure: null, body: null, caller: null, from: null, to: null, by: null, view: null, item: null, committee: null, year: null, upheld: null })}
      />
    </>
  );
  const call = mayCall ? <Link className="push" to="/meetings/new"><Button type="primary" icon={<PlusOutlined />}>{t('new')}</Button></Link> : null;
  if (tab === 'items') return <WorkItemsView head={head} url={url} />;
  return tab === 'figures' ? <FiguresView head={head} url={url} /> : tab === 'flow' ? <FlowView head={head} /> : <ListView head={head} end={call} url={url} />;
}
