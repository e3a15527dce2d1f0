const gap = 44;
const width = 1056;
const height = 1232;

/** Warp and weft: threads that pass over and under each other by turns. Drawn still; it is the name's meaning, not a show. */
export function Weave() {
  const columns = Array.from({ length: width / gap }, (_, i) => i * gap + gap / 2);
  const rows = Array.from({ length: height / gap }, (_, i) => i * gap + gap / 2);
  const over = rows.flatMap((y, j) => columns.filter((_, i) => (i + j) % 2 === 0).map((x) => `M${x} ${y - gap * 0.32}v${gap * 0.64}`)).join('');
  return (
    <svg className="weave" viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="xMidYMid slice" aria-hidden="true">
      <path className="warp" d={columns.map((x) => `M${x} 0V${height}`).join('')} />
      <path className="gap" d={rows.map((y) => `M0 ${y}H${width}`).join('')} />
      <path className="weft" d={rows.map((y) => `M0 ${y}H${width}`).join('')} />
      <path className="gap" d={over} />
      <path className="warp" d={over} />
    </svg>
  );
}
