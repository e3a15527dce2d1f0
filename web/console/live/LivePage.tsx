import { useMemo, useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { say, useLang } from '@shared/i18n/lang.ts';
import { useBoard } from '../board/useBoard.ts';
import { lazyPage } from '../parts/lazyPage.tsx';
import { commonRoad } from '../parts/places.ts';
import { ErrorState } from '../parts/states.tsx';
import { AreaMultiples } from './AreaMultiples.tsx';
import { FiguresPanel } from './FiguresPanel.tsx';
import { ForcesPanel } from './ForcesPanel.tsx';
import { HourStrip } from './HourStrip.tsx';
import { LiveList, useLiveRows } from './LiveList.tsx';
import { LiveMap } from './LiveMap.tsx';
import { LoadPanel } from './LoadPanel.tsx';
import { useLiveTexts } from './texts.ts';
import { alarmsUnder } from './under.ts';
import { useFigures } from './useFigures.ts';
import { useShownArea } from './useShownArea.ts';
import { useListKeys } from '../parts/useListKeys.ts';
import './live.css';

const Wall = lazyPage(() => import('../wall/Wall.tsx'));

/** The big screen of a center: figures left, map in the middle, what happens right, the day below. */
export default function LivePage() {
  const t = useLiveTexts();
  const area = useShownArea();
  const lang = useLang();
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const board = useBoard(area.scope, !area.aggregated);
  const figures = useFigures(area.scope);
  const [lit, setLit] = useState<string | null>(null);
  const [litArea, setLitArea] = useState<string | null>(null);
  const [minute, setMinute] = useState<number | null>(null);
  const under = useMemo(() => alarmsUnder(board.alarms), [board.alarms]);
  const { rows, sorted, unbundle } = useLiveRows(board.cases, Boolean(figures.data?.attention.floodSince), under);
  const keys = useListKeys(rows.length, (i) => {
    const row = rows[i]?.item;
    if (row) void navigate(`/cases/${encodeURIComponent(row.number)}`);
  });
  // The news of an alarm comes before the case it files: whatever has a case is told by its case. Mere hints stand on their own page.
  const told = useMemo(() => new Set(board.cases.map((item) => item.deviceId)), [board.cases]);
  const orphans = useMemo(() => board.alarms.filter((alarm) => alarm.severity > 1 && !told.has(alarm.deviceId)), [board.alarms, told]);
  const road = useMemo(() => commonRoad([...board.cases, ...board.devices].map((item) => say(item.place.address, lang))), [board.cases, board.devices, lang]);
  const chosenId = keys.chosen >= 0 ? (rows[keys.chosen]?.item.id ?? null) : null;

  if (search.get('wall') === '1') return <Wall board={board} figures={figures.data} area={area} rows={sorted} />;
  if (board.status === 'failed') return <ErrorState error={board.error} onRetry={board.reload} />;
  return (
    <div className={area.aggregated ? 'live live-areas' : 'live'}>
      <h1 className="sr-only">{t('page')}</h1>
      <div className="live-left">
        <LoadPanel attention={figures.data?.attention} alarms={board.alarms} />
        <FiguresPanel figures={figures.data} replaying={minute !== null} />
        {area.aggregated ? <AreaMultiples figures={figures.data} onPoint={setLitArea} /> : <ForcesPanel figures={figures.data} areaId={area.scope} />}
      </div>
      <LiveMap area={area} board={board} figures={figures.data} lit={lit ?? chosenId} litArea={litArea} minute={minute} onBack={() => setMinute(null)} />
      <LiveList rows={rows} onUnbundle={unbundle} alarms={orphans} under={under} loading={board.status === 'loading'} lit={lit} chosen={keys.chosen} road={road} replaying={minute !== null} onPoint={(item) => setLit(item?.id ?? null)} />
      <HourStrip hours={figures.data?.hours} minute={minute} onMinute={setMinute} />
    </div>
  );
}
