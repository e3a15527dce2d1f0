import { Segmented } from 'antd';
import type { ReactNode } from 'react';
import type { useUrlState } from '../parts/useUrlState.ts';
import { BurdenTable } from './BurdenTable.tsx';
import { ItemsList } from './ItemsList.tsx';
import { TasksList } from './TasksList.tsx';
import { useItemsTexts } from './texts.ts';
import './workItems.css';

const views = ['inForce', 'asked', 'all', 'tasks', 'burden'] as const;

/** 准入: what departments may ask of neighborhoods, what waits to be judged, what they asked, and what it adds up to. */
export function WorkItemsView({ head, url }: { head: ReactNode; url: ReturnType<typeof useUrlState> }) {
  const t = useItemsTexts();
  const view = views.find((name) => name === url.get('view')) ?? 'inForce';
  const bar = (
    <>
      {head}
      <Segmented
        value={view} options={views.map((name) => ({ value: name, label: t(`view.${name}`) }))}
        onChange={(name) => url.set({ view: name === 'inForce' ? null : name, q: null, waiting: null, late: null, cursor: null, committee: null, body: null, year: null, upheld: null, state: null, item: null })}
      />
    </>
  );
  return view === 'tasks' ? <TasksList head={bar} url={url} /> : view === 'burden' ? <BurdenTable head={bar} url={url} /> : <ItemsList key={view} head={bar} url={url} view={view} />;
}
