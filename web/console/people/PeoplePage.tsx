import { Segmented } from 'antd';
import { useUrlState } from '../parts/useUrlState.ts';
import { DutyGrid } from './DutyGrid.tsx';
import { PeopleNow } from './PeopleNow.tsx';
import { usePeopleTexts } from './texts.ts';
import './people.css';

/** Who is on shift and what they do now, and who is on duty tonight. */
export default function PeoplePage() {
  const t = usePeopleTexts();
  const url = useUrlState();
  const duty = url.get('view') === 'duty';
  return (
    <div className="page-body page-fixed">
      <div className="page-head">
        <h1>{t('title')}</h1>
        <Segmented
          value={duty ? 'duty' : 'now'} aria-label={t('title')} options={[{ value: 'now', label: t('view.now') }, { value: 'duty', label: t('view.duty') }]}
          onChange={(v) => url.set({ view: v === 'duty' ? 'duty' : null })}
        />
      </div>
      {duty ? <DutyGrid /> : <PeopleNow url={url} />}
    </div>
  );
}
