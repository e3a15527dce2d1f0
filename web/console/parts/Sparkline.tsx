/** The last day of a figure as a line; only a shape, the numbers stand beside it. */
export function Sparkline({ values, width = 84, height = 26, tone = 'var(--primary-text)' }: { values: number[]; width?: number; height?: number; tone?: string }) {
  if (values.length < 2) return <svg width={width} height={height} aria-hidden="true" />;
  const top = Math.max(...values, 1);
  const low = Math.min(...values, 0);
  const x = (i: number): number => 1 + (i / (values.length - 1)) * (width - 5);
  const y = (v: number): number => 3 + (1 - (v - low) / (top - low || 1)) * (height - 6);
  const line = values.map((v, i) => `${i ? 'L' : 'M'}${x(i).toFixed(1)} ${y(v).toFixed(1)}`).join('');
  const last = values[values.length - 1] ?? 0;
  return (
    <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" aria-hidden="true">
      <path d={`${line}L${x(values.length - 1)} ${height}L1 ${height}z`} fill={tone} opacity=".13" />
      <path d={line} fill="none" stroke={tone} strokeWidth="1.4" strokeLinejoin="round" />
      <circle cx={x(values.length - 1)} cy={y(last)} r="2.2" fill={tone} />
    </svg>
  );
}
