import { useQuery } from '@tanstack/react-query';
import { Suspense, useEffect, useMemo, useRef, useState } from 'react';
import { api } from '@shared/api/client.ts';
import type { Bounds, CasePage, Page, Point, Position } from '@shared/api/types/index.ts';
import { say, useLang } from '@shared/i18n/lang.ts';
import { useNews } from '@shared/live/useLive.ts';
import { metersBetween } from '@shared/map/geo.ts';
import { useMay } from '@shared/session/useSession.ts';
import { useTheme } from '@shared/theme/theme.ts';
import { useCityNow } from '@shared/time/cityClock.ts';
import { formatAge } from '@shared/time/format.ts';
import type { CanvasMap, Painter } from '../map/canvasMap.ts';
import { drawLabel, drawSeverity, readInk } from '../map/ink.ts';
import { positionFades, positionGone } from '../map/paintStreet.ts';
import { lazyPage } from '../parts/lazyPage.tsx';
import { consoleTheme } from '../shell/theme.ts';

const CityMapView = lazyPage(() => import('../map/CityMapView.tsx'));

/** The zoom at which the place stands alone. */
const asItWas = 16.2;
/** Nearer than this (m) whoever comes is on the map as it stands. */
const onTheMap = 150;
/** Names and marks beside both ends have room (px), and the buttons of the map lie on neither. */
const roomForNames = 46;

/** Where the case is, and whoever is called to it or works on it. */
export function PlaceMap({ item }: { item: CasePage }) {
  const lang = useLang();
  const theme = useTheme(consoleTheme);
  const now = useCityNow(10_000);
  const map = useRef<CanvasMap | null>(null);
  const ink = useMemo(() => readInk(), [theme]);
  const comer = useComer(item);
  const known = comer && now - Date.parse(comer.at) < positionGone ? comer : null;
  const painter = useMemo((): Painter => (ctx, view) => {
    const p = view.project(item.place);
    ctx.strokeStyle = ink.severity[item.severity];
    ctx.lineWidth = 2;
    ctx.beginPath();
    ctx.arc(p.x, p.y, 19, 0, 7);
    ctx.stroke();
    drawSeverity(ctx, item.severity, p.x, p.y, 20, ink.severity[item.severity], ink.bg);
    if (!known) return [];
    const at = view.project(known);
    const isOld = now - Date.parse(known.at) > positionFades;
    ctx.fillStyle = isOld ? ink.silent : ink.warn;
    ctx.strokeStyle = ink.bg;
    ctx.beginPath();
    ctx.arc(at.x, at.y, 7, 0, 7);
    ctx.fill();
    ctx.stroke();
    const name = `${say(known.displayName, lang)} ${formatAge(known.at, now, lang)}`;
    ctx.font = `600 12px ${ink.font}`;
    const half = ctx.measureText(name).width / 2 + 4;
    drawLabel(ctx, name, Math.min(Math.max(at.x, half), view.width - half), at.y > p.y ? at.y + 17 : at.y - 17, ink.text, ink.bg, `600 12px ${ink.font}`, 'center');
    return [];
  }, [item.place, item.severity, ink, known, now, lang]);

  const fitted = useRef(false);
  const [ready, setReady] = useState(false);
  const away = known && metersBetween(known, item.place) > onTheMap ? known : null;
  useEffect(() => {
    if (!ready) return;
    if (away && !map.current?.inUse) {
      map.current?.fit(around(item.place, away), roomForNames);
      fitted.current = true;
    }
    // Once nobody comes from afar any more, the place stands in the middle again.
    if (!away && fitted.current && map.current?.flyTo(item.place, asItWas)) fitted.current = false;
    // Fitted when somebody else comes, not with each step.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [ready, away?.userName]);
  return (
    <div className="case-map">
      <Suspense fallback={<div className="map-box" />}>
        <CityMapView areaId={item.area.id} painter={painter} center={item.place} zoom={asItWas} onReady={(made) => { map.current = made; setReady(made !== null); }} />
      </Suspense>
    </div>
  );
}

const around = (a: Point, b: Point): Bounds => [Math.min(a.lon, b.lon), Math.min(a.lat, b.lat), Math.max(a.lon, b.lon), Math.max(a.lat, b.lat)];

/** The newest position of whoever is called to the case, kept current. */
function useComer(item: CasePage): Position | null {
  const may = useMay('position.read');
  const userName = item.state === 'done' || item.state === 'closed' ? null : (item.called?.userName ?? null);
  const first = useQuery({
    queryKey: ['positions', item.area.id, userName], enabled: may && userName !== null, staleTime: 30_000,
    queryFn: async ({ signal }) => (await api.get<Page<Position>>('/positions', {}, signal)).items.find((p) => p.userName === userName) ?? null,
  });
  const [told, setTold] = useState<Position | null>(null);
  useNews('position', (position) => {
    if (position.userName === userName) setTold(position);
  });
  if (userName === null) return null;
  return told?.userName === userName ? told : (first.data ?? null);
}
