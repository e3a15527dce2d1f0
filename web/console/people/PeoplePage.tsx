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
import { usePeopleTexts } from './texts.ts';
import './people.css';

/** Who is on shift and what they do now, and who is on duty tonight. */
export default function PeoplePage() {
  const t = usePeopleTexts();
  const url = useUrlState();
  const duty = url.get('view') === 'duty';
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
        <Segmented
          value={duty ? 'duty' : 'now'} aria-label={t('title')} options={[{ value: 'now', label: t('view.now') }, { value: 'duty', label: t('view.duty') }]}
          onChange={(v) => url.set({ view: v === 'duty' ? 'duty' : null })}
        />
        {mayPlan && <Button className="push" icon={<ScheduleOutlined />} onClick={() => setPlanning(true)}>{words('add')}</Button>}
      </div>
      {duty ? <DutyGrid /> : <PeopleNow url={url} />}
      <Drawer open={planning} onClose={() => setPlanning(false)} title={words('add')} size={460} destroyOnHidden>
        <NewDuty onDone={done} onCancel={() => setPlanning(false)} />
      </Drawer>
    </div>
  );
}
