import { ScheduleOutlined } from '@ant-design/icons';
import { useQueryClient } from '@tanstack/react-query';
import { Button, Drawer, Segmented } from 'antd';
import { useState } from 'react';
import { useMay } from '@shared/session/useSession.ts';
import { useUrlState } from '../parts/useUrlState.ts';
import { DutyGrid } from './DutyGrid.tsx';
import { useDutyTexts } from './dutyTexts.ts';
import { NewDuty } from './NewDuty.tsx';
import { PeopleNow } from './PeopleNow.tsx';
import { PointOwners } from './PointOwners.tsx';
import { usePeopleTexts } from './texts.ts';
import './people.css';

const views = ['now', 'duty', 'points'] as const;
type View = (typeof views)[number];

/** Who is on shift and what they do now, who is on duty tonight, and who answers for which place. */
export default function PeoplePage() {
  const t = usePeopleTexts();
  const url = useUrlState();
  const view = views.find((name) => name === url.get('view')) ?? 'now';
  const words = useDutyTexts();
  const mayPlan = useMay('duty.manage');
  const queries = useQueryClient();
  const [planning, setPlanning] = useState(false);
  const done = (): void => {
    setPlanning(false);
    void queries.invalidateQueries({ queryKey: ['duty'] });
    void queries.invalidateQueries({ queryKey: ['people'] });
  };
  return (
    <div className="page-body page-fixed">
      <div className="page-head">
        <h1>{t('title')}</h1>
        <Segmented<View>
          value={view} aria-label={t('title')} options={views.map((name) => ({ value: name, label: t(`view.${name}`) }))}
          onChange={(name) => url.set({ view: name === 'now' ? null : name, q: null, role: null, state: null, kind: null, day: null, owner: null })}
        />
        {mayPlan && view !== 'points' && <Button className="push" icon={<ScheduleOutlined />} onClick={() => setPlanning(true)}>{words('add')}</Button>}
      </div>
      {view === 'duty' ? <DutyGrid url={url} /> : view === 'points' ? <PointOwners url={url} /> : <PeopleNow url={url} />}
      <Drawer open={planning} onClose={() => setPlanning(false)} title={words('add')} size={460} destroyOnHidden>
        <NewDuty onDone={done} onCancel={() => setPlanning(false)} />
      </Drawer>
    </div>
  );
}
