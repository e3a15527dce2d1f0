import { sparkPoints } from './spark.ts';

/** Today's hours of a figure as a line that ends with the present one; only a shape, the numbers stand beside it. */
export function Sparkline({ values, width = 84, height = 26, tone = 'var(--primary-text)' }: { values: (number | null)[]; width?: number; height?: number; tone?: string }) {
  const points = sparkPoints(values, width, height);
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last) return <svg width={width} height={height} aria-hidden="true" />;
  const line = points.map(({ x, y }, i) => `${i ? 'L' : 'M'}${x.toFixed(1)} ${y.toFixed(1)}`).join('');
  return (
    <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" aria-hidden="true">
      <path d={`${line}L${last.x.toFixed(1)} ${height}L${first.x.toFixed(1)} ${height}z`} fill={tone} opacity=".13" />
      <path d={line} fill="none" stroke={tone} strokeWidth="1.4" strokeLinejoin="round" />
      <circle cx={last.x} cy={last.y} r="2.2" fill={tone} />
    </svg>
  );
}
