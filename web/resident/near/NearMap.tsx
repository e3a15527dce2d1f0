import type { CityMap, NearReport, Point } from '@shared/api/types/index.ts';
import { MapLayers } from '@shared/map/MapLayers.tsx';
import { toView, type View } from '@shared/map/project.ts';
import { useWords } from '../words.ts';

const [width, height] = [358, 358];

/** The streets around, with the reports by their number in the list; those of one place share a mark. */
export function NearMap({ map, center, reports }: { map: CityMap | null; center: Point; reports: NearReport[] }) {
  const t = useWords();
  const view: View = { center: { lon: center.lon, lat: center.lat }, metersPerUnit: 1240 / width, width, height };
  const places = new Map<string, { at: Point; numbers: number[]; open: boolean }>();
  reports.forEach((one, i) => {
    const key = `${one.place.lon} ${one.place.lat}`;
    const mark = places.get(key) ?? { at: one.place, numbers: [] as number[], open: false };
    mark.numbers.push(i + 1);
    mark.open ||= one.closedAt === null;
    places.set(key, mark);
  });
  return (
    <svg className="near-map" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={t('near.map', { n: reports.length })}>
      {map && <MapLayers map={map} view={view} lang={t.lang} avoid={[width / 2, height / 2]} />}
      <circle className="near-me" cx={width / 2} cy={height / 2} r={7} />
      {[...places].map(([key, { at, numbers, open }]) => {
        const [x, y] = toView(view, at.lon, at.lat);
        const words = numbers.length > 2 ? `${numbers[0]}…` : numbers.join(' ');
        const half = 9 + words.length * 4;
        return (
          <g key={key} className={open ? 'near-mark' : 'near-mark closed'} transform={`translate(${x.toFixed(1)} ${y.toFixed(1)})`}>
            <rect x={-half} y={-13} width={half * 2} height={26} rx={13} />
            <text textAnchor="middle" dy="0.36em">{words}</text>
          </g>
        );
      })}
    </svg>
  );
}
