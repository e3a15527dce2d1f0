import { useEffect, useMemo, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import type { CaseSummary, Figures } from '@shared/api/types/index.ts';
import { say, useLang } from '@shared/i18n/lang.ts';
import { useSharedTexts } from '@shared/i18n/sharedTexts.ts';
import { SeverityMark } from '@shared/marks/SeverityMark.tsx';
import { useMay, useMe } from '@shared/session/useSession.ts';
import { useCityNow } from '@shared/time/cityClock.ts';
import { cityDay, formatAge, formatClock, formatNumber } from '@shared/time/format.ts';
import type { BoardState } from '../board/board.ts';
import { figureText, figureTone } from '../live/FiguresPanel.tsx';
import { HourStrip } from '../live/HourStrip.tsx';
import { LiveMap } from '../live/LiveMap.tsx';
import { useLiveTexts } from '../live/texts.ts';
import type { ShownArea } from '../live/useShownArea.ts';
import { DueClock } from '../parts/DueClock.tsx';
import { urgency } from '../parts/due.ts';
import { Sparkline } from '../parts/Sparkline.tsx';
import { whoHas } from '../parts/who.ts';
import { useVitalSigns } from '../screens/queries.ts';
import { WallSigns } from '../screens/WallSigns.tsx';
import { useHotkeys } from '../shell/hotkeys.ts';
import { LineMark } from '../shell/LineMark.tsx';
import './wall.css';

/** Each page of the wall stands this long (ms). */
const pageStands = 20_000;
/** Read from ten meters: not more than three figures a page. */
const figurePages = [['working', 'lateSoon', 'late'], ['found', 'closed', 'onTimeRate'], ['within10']] as const;
/** Names on the map are read from as far as the figures: 12 px on a desk are 20 on a wall of 1080 lines. */
const wallScale = 1.7;

interface Props { board: BoardState; figures: Figures | undefined; area: ShownArea; rows: CaseSummary[] }

/** The wall: a few large figures, the map, the three worst things by name. Nobody scrolls or points; pages turn by themselves. */
export default function Wall({ board, figures, area, rows }: Props) {
  const t = useLiveTexts();
  const me = useMe();
  const lang = useLang();
  const now = useCityNow(1_000);
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setTurn((n) => n + 1), pageStands);
    return () => clearInterval(timer);
  }, []);
  const navigate = useNavigate();
  const leave = `/live${area.isOwn || !area.id ? '' : `?area=${area.id}`}`;
  useHotkeys([{ keys: 'Escape', label: t('wall.exit'), scope: 'here', run: () => void navigate(leave) }]);
  const signs = useVitalSigns(area.scope ?? '', useMay('vitalSign.read'));
  const ill = (signs.data?.items ?? []).filter((s) => s.state === 'act' || s.state === 'warn').slice(0, 3);
  // The worst vital signs have a page of their own while there are any.
  const pages = figurePages.length + (ill.length > 0 ? 1 : 0);
  const page = turn % pages;
  const worst = rows
    .filter((r) => r.state !== 'closed')
    .sort((a, b) => Number(urgency(b, now) === 'late') - Number(urgency(a, now) === 'late') || b.severity - a.severity)
    .slice(0, 3);
  const names = worst.map((w) => w.id).join(' ');
  const height = useHeight();
  const wall = useMemo(() => ({ scale: Math.max(1, (height / 1_080) * wallScale), named: new Set(names.split(' ')) }), [names, height]);
  const shown = figures?.items.filter((f) => (figurePages[page] as readonly string[] | undefined)?.includes(f.code)) ?? [];

  return (
    <div className="wall">
      <header className="wall-head">
        <h1>{say(figures?.area?.name ?? me.area?.name, lang)}</h1>
        <LineMark />
        <span className="wall-day">{cityDay(now)}</span>
        <time className="wall-clock">{formatClock(now)}</time>
        <Link to={leave} className="wall-exit">{t('wall.exit')}</Link>
      </header>
      <section className="wall-figures" aria-live="off">
        {shown.map((figure) => {
          const text = figureText(figure);
          return (
            <div key={figure.code} className={`wall-figure figure-${figureTone(figure)}`}>
              <span>{t(`figure.${figure.code}`)}</span>
              <b>{text.value}<small>{text.unit}</small></b>
              <Sparkline values={figure.trend} width={300} height={60} />
            </div>
          );
        })}
        {page === figurePages.length && <WallSigns signs={ill} />}
        <Dots count={pages} at={page} age={figures ? t('figure.age', { age: formatAge(figures.at, now, lang) }) : ''} />
      </section>
      <LiveMap key={`map ${wall.scale}`} area={area} board={board} figures={figures} lit={worst[0]?.id ?? null} litArea={null} minute={null} onBack={() => undefined} wall={wall} />
      <section className="wall-worst">
        <h2>{t('wall.worst')}</h2>
        {worst.length === 0 && <p className="wall-calm">{t('wall.calm')}</p>}
        <ul>{worst.map((item) => <WorstCard key={item.id} item={item} now={now} />)}</ul>
        <Force figures={figures} />
      </section>
      <HourStrip hours={figures?.hours} minute={null} onMinute={() => undefined} />
    </div>
  );
}

/** The window's height; a wall that is laid out anew draws its map in another size. */
function useHeight(): number {
  const [height, setHeight] = useState(innerHeight);
  useEffect(() => {
    const sized = (): void => setHeight(innerHeight);
    window.addEventListener('resize', sized);
    return () => window.removeEventListener('resize', sized);
  }, []);
  return height;
}

function Dots({ count, at, age }: { count: number; at: number; age: string }) {
  return (
    <div className="wall-dots" aria-hidden="true">
      {Array.from({ length: count }, (_, i) => <i key={i} className={i === at ? 'on' : ''} />)}
      <span>{age}</span>
    </div>
  );
}

function WorstCard({ item, now }: { item: CaseSummary; now: number }) {
  const t = useLiveTexts();
  const lang = useLang();
  const who = whoHas(item);
  return (
    <li className={`worst worst-${urgency(item, now)}`}>
      <span className="worst-top"><SeverityMark severity={item.severity} size={36} /><DueClock item={item} /></span>
      <b>{say(item.title, lang)}</b>
      <span>{say(item.place.address, lang)}</span>
      <span className="worst-who">{say(item.stateName, lang)} · {who.kind === 'nobody' ? t('list.nobody') : say(who.name, lang)}</span>
    </li>
  );
}

/** Officers and crews together, and the sensors that are not well. */
function Force({ figures }: { figures: Figures | undefined }) {
  const shared = useSharedTexts();
  return (
    <dl className="wall-force">
      {(['idle', 'busy'] as const).map((s) => <div key={s}><dt>{shared(`person.${s}`)}</dt><dd>{formatNumber(figures && figures.officers[s] + figures.crews[s])}</dd></div>)}
      {(['alarm', 'silent'] as const).map((s) => <div key={s} className={`force-${s}`}><dt>{shared(`device.${s}`)}</dt><dd>{formatNumber(figures?.sensors[s])}</dd></div>)}
    </dl>
  );
}
