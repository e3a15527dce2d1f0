import { useEffect, useMemo, useRef, useState, type PointerEvent } from 'react';
import type { Point, Severity } from '@shared/api/types/index.ts';
import { severityPaths } from '@shared/marks/SeverityMark.tsx';
import { Icon } from '../parts/Icon.tsx';
import type { Fix } from '../rules/where.ts';
import { useWords } from '../words.ts';
import { MapLayers } from '@shared/map/MapLayers.tsx';
import { fromView, holdsMark, toView, viewAround, type View } from '@shared/map/project.ts';
import { useCityMap } from './useCityMap.ts';

export interface MapProps {
  areaId: string;
  target: Point | null;
  me: Fix | null;
  label: string;
  severity?: Severity;
  /** When given, a tap chooses a place. */
  onPick?: (place: Point) => void;
}

const tapPixels = 8;

/** A light map of the streets around a place, drawn from the city's own data: dragged by finger, closer and wider by buttons. */
export default function StreetMap({ areaId, target, me, label, severity, onPick }: MapProps) {
  const t = useWords();
  const map = useCityMap(areaId);
  const box = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState({ width: 358, height: 260 });
  const [moved, setMoved] = useState<{ center: Point; metersPerUnit: number } | null>(null);
  const drag = useRef<{ x: number; y: number; view: View; far: boolean } | null>(null);
  useEffect(() => {
    const watch = new ResizeObserver(([entry]) => {
      const { width, height } = entry!.contentRect;
      if (width > 0 && height > 0) setSize({ width, height });
    });
    watch.observe(box.current!);
    return () => watch.disconnect();
  }, []);

  const middle = target ?? me ?? map?.center ?? null;
  const view = useMemo<View | null>(() => {
    if (!middle) return null;
    const still = viewAround(middle, target ? me : null, size.width, size.height);
    return moved ? { ...still, ...moved } : still;
    // The view follows the person only until a finger has moved it.
  }, [middle?.lon, middle?.lat, me?.lon, me?.lat, target, moved, size]);

  const zoom = (factor: number) => view && setMoved({ center: view.center, metersPerUnit: Math.min(12, Math.max(0.25, view.metersPerUnit * factor)) });
  const down = (event: PointerEvent) => {
    if (view) drag.current = { x: event.clientX, y: event.clientY, view, far: false };
  };
  const move = (event: PointerEvent) => {
    const start = drag.current;
    if (!start) return;
    const [dx, dy] = [event.clientX - start.x, event.clientY - start.y];
    if (!start.far && Math.hypot(dx, dy) < tapPixels) return;
    start.far = true;
    const { view: from } = start;
    setMoved({ center: fromView(from, from.width / 2 - dx, from.height / 2 - dy), metersPerUnit: from.metersPerUnit });
  };
  const up = (event: PointerEvent) => {
    const start = drag.current;
    drag.current = null;
    if (!start || start.far || !onPick || !box.current) return;
    const edge = box.current.getBoundingClientRect();
    onPick(fromView(start.view, event.clientX - edge.left, event.clientY - edge.top));
  };

  return (
    <div className="map" ref={box}>
      {view && (
        <svg
          viewBox={`0 0 ${view.width} ${view.height}`} role="img" aria-label={label} className={onPick ? 'picking' : ''}
          onPointerDown={down} onPointerMove={move} onPointerUp={up} onPointerLeave={() => void (drag.current = null)}
        >
          {map && <MapLayers map={map} view={view} lang={t.lang} avoid={target ? toView(view, target.lon, target.lat) : null} />}
          {me && holdsMark(view, me) && <MeMark view={view} me={me} />}
          {target && <TargetMark view={view} target={target} severity={severity ?? 1} />}
        </svg>
      )}
      {map === null && <p className="map-missing">{t('map.missing')}</p>}
      <div className="map-buttons">
        <button type="button" className="round" onClick={() => zoom(1 / 1.6)} aria-label={t('map.closer')}><Icon name="plus" /></button>
        <button type="button" className="round" onClick={() => zoom(1.6)} aria-label={t('map.wider')}><Icon name="minus" /></button>
        {moved && <button type="button" className="round" onClick={() => setMoved(null)} aria-label={t('map.center')}><Icon name="target" /></button>}
      </div>
      {map?.approximate && <p className="map-note">{t('map.approximate')}</p>}
    </div>
  );
}

function MeMark({ view, me }: { view: View; me: Fix }) {
  const t = useWords();
  const [x, y] = toView(view, me.lon, me.lat);
  return (
    <g className="map-me" transform={`translate(${x} ${y})`}>
      <circle r={Math.min(160, me.accuracyMeters / view.metersPerUnit)} className="map-me-around" />
      <circle r="8" className="map-me-dot" />
      <text y="-14" textAnchor="middle">{t('map.me')}</text>
    </g>
  );
}

function TargetMark({ view, target, severity }: { view: View; target: Point; severity: Severity }) {
  const [x, y] = toView(view, target.lon, target.lat);
  return (
    <g className={`map-target severity-${severity}`} transform={`translate(${x} ${y})`}>
      <circle r="24" className="map-target-halo" />
      <path d={severityPaths[severity]} transform="translate(-14 -14) scale(1.17)" />
    </g>
  );
}
