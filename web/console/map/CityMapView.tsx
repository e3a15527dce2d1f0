import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { Bounds, Point } from '@shared/api/types/index.ts';
import { say, useLang } from '@shared/i18n/lang.ts';
import { useTheme } from '@shared/theme/theme.ts';
import { ErrorState } from '../parts/states.tsx';
import { consoleTheme } from '../shell/theme.ts';
import { CanvasMap, type Hit, type Painter } from './canvasMap.ts';
import { useMapTexts } from './texts.ts';
import { useCityMap } from './useCityMap.ts';

export interface CityMapProps {
  areaId?: string | null | undefined;
  painter: Painter;
  bounds?: Bounds | undefined;
  center?: Point;
  zoom?: number;
  /** A small map that is looked at, not worked on. */
  still?: boolean;
  scale?: number;
  areaNames?: boolean;
  onReady?: (map: CanvasMap | null) => void;
  onHover?: (hit: Hit | null) => void;
  onPick?: (hit: Hit | null, at: Point) => void;
  children?: ReactNode;
}

/** The map of an area, drawn from the city's own data, with a painter for what happens on it. */
export default function CityMapView(props: CityMapProps) {
  const { areaId, painter, bounds, center, zoom, still, scale, areaNames = true, onReady, onHover, onPick, children } = props;
  const t = useMapTexts();
  const lang = useLang();
  const theme = useTheme(consoleTheme) === 'light' ? 'light' : 'dark';
  const data = useCityMap(areaId);
  const box = useRef<HTMLDivElement>(null);
  const made = useRef<CanvasMap | null>(null);
  const dressed = useRef('');
  const [failed, setFailed] = useState(false);
  const look = `${theme}/${lang}`;

  useEffect(() => {
    if (!data.data || !box.current) return;
    let map: CanvasMap;
    try {
      map = new CanvasMap(box.current, data.data, theme, lang, {
        ...(bounds ? { bounds } : {}), ...(center ? { center } : {}), ...(zoom ? { zoom } : {}), ...(still ? { still } : {}), ...(scale ? { scale } : {}), areaNames,
        label: t('map.label', { area: say(data.data.area.name, lang) }),
      });
    } catch {
      setFailed(true);
      return;
    }
    made.current = map;
    dressed.current = look;
    map.paintWith(painter);
    onReady?.(map);
    return () => {
      made.current = null;
      onReady?.(null);
      map.remove();
    };
    // The map is made once for its data; what changes later is told to it below.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [data.data, center?.lon, center?.lat]);

  useEffect(() => {
    if (made.current && data.data && dressed.current !== look) {
      dressed.current = look;
      made.current.dress(data.data, theme, lang);
    }
  }, [look, data.data, theme, lang]);
  useEffect(() => made.current?.paintWith(painter), [painter]);
  useEffect(() => {
    if (!made.current) return;
    made.current.onHover = onHover ?? null;
    made.current.onPick = onPick ?? null;
  });

  return (
    <div className="map-box">
      <div ref={box} className="map-gl" />
      {data.isPending && <p className="map-failed" role="status">{t('map.loading')}</p>}
      {data.isError && <ErrorState error={data.error} onRetry={() => void data.refetch()} />}
      {failed && <p className="map-failed">{t('map.noWebgl')}</p>}
      {data.data?.approximate && <span className="map-approximate" title={t('map.approximateWhy')}>{t('map.approximate')}</span>}
      {children}
    </div>
  );
}
