import { Button } from 'antd';
import { Suspense, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { useQuery } from '@tanstack/react-query';
import { api } from '@shared/api/client.ts';
import type { Area, Figures, Page } from '@shared/api/types/index.ts';
import { say, useLang } from '@shared/i18n/lang.ts';
import { useMe } from '@shared/session/useSession.ts';
import { useTheme } from '@shared/theme/theme.ts';
import { useCityNow } from '@shared/time/cityClock.ts';
import { formatNumber } from '@shared/time/format.ts';
import type { BoardState } from '../board/board.ts';
import type { CanvasMap, Hit, Painter } from '../map/canvasMap.ts';
import { Glide } from '../map/glide.ts';
import { readInk } from '../map/ink.ts';
import { paintAreas } from '../map/paintAreas.ts';
import { paintStreet } from '../map/paintStreet.ts';
import { lazyPage } from '../parts/lazyPage.tsx';
import { useHotkeys } from '../shell/hotkeys.ts';
import { useAnnounced } from '../shell/announce.ts';
import { consoleTheme } from '../shell/theme.ts';
import { HoverCard } from './HoverCard.tsx';
import { minuteText } from './HourStrip.tsx';
import { useLiveTexts } from './texts.ts';
import { minuteOfToday, openAt, useToday } from './useReplay.ts';

const CityMapView = lazyPage(() => import('../map/CityMapView.tsx'));

/** After an alarm the map shows the whole area again (ms), unless somebody has begun to work on it. */
const mapReturns = 25_000;

interface Props {
  area: { id: string | null; scope: string | null; isOwn: boolean; aggregated: boolean };
  board: BoardState;
  figures: Figures | undefined;
  lit: string | null;
  litArea: string | null;
  minute: number | null;
  onBack: () => void;
  /** On the wall nobody points at things; marks are larger and only the worst are named. */
  wall?: { scale: number; named: ReadonlySet<string> };
}

/** The map of a center with everything that lives on it. */
export function LiveMap({ area, board, figures, lit, litArea, minute, onBack, wall }: Props) {
  const t = useLiveTexts();
  const still = wall !== undefined;
  const me = useMe();
  const lang = useLang();
  const theme = useTheme(consoleTheme);
  const navigate = useNavigate();
  const now = useCityNow(1_000);
  const map = useRef<CanvasMap | null>(null);
  const [hover, setHover] = useState<Hit | null>(null);
  const today = useToday(area.scope, minute !== null);
  const areas = useQuery({
    queryKey: ['areas', area.id], enabled: area.aggregated, staleTime: Infinity,
    queryFn: async () => (await api.get<Page<Area>>('/areas', { parent: area.id, limit: 500 })).items,
  });
  // Colors are read again when the theme changes.
  const ink = useMemo(() => readInk(), [theme]);
  const [glide] = useState(() => new Glide());
  const bounds = area.isOwn ? me.area?.bounds : undefined;

  const replayed = useMemo(() => (minute === null ? null : openAt(today, minuteOfToday(minute))), [minute, today]);
  const painter = useMemo((): Painter => (ctx, view) => area.aggregated
    ? paintAreas(ctx, view, { areas: areas.data ?? [], figures: figures?.byArea ?? [], lang, ink, lit: litArea })
    : paintStreet(ctx, view, {
      cases: replayed ?? board.cases, devices: replayed ? [] : board.devices, positions: replayed ? [] : board.positions,
      now, lang, ink, glide, named: wall?.named ?? null, lit: lit ?? (hover?.kind === 'case' ? board.cases.find((c) => c.number === hover.id)?.id ?? null : null),
    }), [area.aggregated, areas.data, figures, lang, ink, litArea, replayed, board.cases, board.devices, board.positions, now, lit, hover, wall?.named]);

  const fit = useCallback(() => {
    if (bounds) map.current?.fit(bounds);
  }, [bounds]);
  const backTimer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => () => clearTimeout(backTimer.current), []);
  useAnnounced((item) => {
    if (area.aggregated || minute !== null || item.severity === 1) return;
    if (!map.current?.flyTo(item.place)) return;
    clearTimeout(backTimer.current);
    backTimer.current = setTimeout(() => {
      if (!map.current?.inUse) fit();
    }, mapReturns);
  });
  const replaying = minute !== null;
  useEffect(() => {
    if (replaying) fit();
  }, [replaying, fit]);
  useHotkeys(still ? [] : [{ keys: '0', label: t('key.fit'), scope: 'here', run: fit }]);

  const onPick = (hit: Hit | null): void => {
    if (hit?.kind === 'case') void navigate(`/cases/${encodeURIComponent(hit.id)}`);
    if (hit?.kind === 'device') void navigate(`/devices/${encodeURIComponent(hit.id)}`);
    if (hit?.kind === 'area') void navigate(`/live?area=${hit.id}`);
    if (hit?.kind === 'cluster') map.current?.flyTo(hit.at, (map.current.map.getZoom() ?? 15) + 1.6, true);
  };

  return (
    <div className="panel live-map">
      <Suspense fallback={<div className="map-box" aria-busy="true" />}>
        <CityMapView
          areaId={area.id} painter={painter} bounds={bounds} still={still} areaNames={!area.aggregated} {...(wall ? { scale: wall.scale } : {})}
          onReady={(ready) => (map.current = ready)} onHover={setHover} onPick={onPick}
        >
          {replayed && minute !== null && (
            <div className="replay-banner" role="status">
              {t('replay.at', { at: minuteText(minute), count: formatNumber(replayed.length) })}
              <Button size="small" type="primary" onClick={onBack}>{t('replay.back')}</Button>
            </div>
          )}
          {!still && (
            <div className="map-tools">
              <Button size="small" onClick={fit} title="0">{t('map.fit')}</Button>
              {!area.isOwn && <Button size="small" onClick={() => void navigate('/live')}>{t('areas.back', { area: say(me.area?.name, lang) })}</Button>}
            </div>
          )}
          {!area.aggregated && !still && (
            <div className="map-legend" aria-hidden="true">
              <span><svg viewBox="0 0 14 14"><circle cx="7" cy="7" r="5" fill={ink.primary} /><circle cx="7" cy="7" r="1.8" fill={ink.bg} /></svg>{t('legend.officer')}</span>
              <span><svg viewBox="0 0 14 14"><circle cx="7" cy="7" r="5" fill={ink.warn} /><circle cx="7" cy="7" r="1.8" fill={ink.bg} /></svg>{t('legend.busy')}</span>
              <span><svg viewBox="0 0 14 14"><path d="M7 2l5 9H2z" fill={ink.severity[3]} /></svg>{t('legend.alarm')}</span>
              <span><svg viewBox="0 0 14 14"><circle cx="7" cy="7" r="2.8" fill={ink.ok} /></svg>{t('legend.normal')}</span>
              <span><svg viewBox="0 0 14 14"><circle cx="7" cy="7" r="3.6" fill="none" stroke={ink.silent} strokeWidth="1.5" /></svg>{t('legend.silent')}</span>
              <span><svg viewBox="0 0 14 14"><circle cx="7" cy="7" r="3.4" fill="none" stroke={ink.silent} strokeWidth="1.4" strokeDasharray="2 2" /></svg>{t('legend.unknown')}</span>
            </div>
          )}
          {hover && <HoverCard hit={hover} board={board} figures={figures} now={now} />}
        </CityMapView>
      </Suspense>
    </div>
  );
}
