import type { Severity } from '@shared/api/types/index.ts';
import { severityPaths } from '@shared/marks/SeverityMark.tsx';

/** The canvas takes its colors from tokens.css, so that both themes have one source. */
export interface Ink {
  text: string; text2: string; text3: string; surface: string; bg: string; line: string; primary: string; ok: string; warn: string; late: string; silent: string;
  severity: Record<Severity, string>; font: string;
}

export function readInk(): Ink {
  const style = getComputedStyle(document.documentElement);
  const v = (name: string): string => style.getPropertyValue(name).trim();
  return {
    text: v('--text'), text2: v('--text-2'), text3: v('--text-3'), surface: v('--surface'), bg: v('--bg'), line: v('--line-strong'),
    primary: v('--primary-text'), ok: v('--ok'), warn: v('--warn'), late: v('--late'), silent: v('--silent'),
    severity: { 1: v('--severity-1'), 2: v('--severity-2'), 3: v('--severity-3'), 4: v('--severity-4') },
    font: v('--font'),
  };
}

const shapes = new Map<Severity, Path2D>();
/** The outline of a severity in its 24 × 24 box. */
export function severityShape(severity: Severity): Path2D {
  let shape = shapes.get(severity);
  if (!shape) {
    shape = new Path2D(severityPaths[severity]);
    shapes.set(severity, shape);
  }
  return shape;
}

/** Draws a severity's shape with its middle at (x, y). */
export function drawSeverity(ctx: CanvasRenderingContext2D, severity: Severity, x: number, y: number, size: number, fill: string, edge: string): void {
  ctx.save();
  ctx.translate(x - size / 2, y - size / 2);
  ctx.scale(size / 24, size / 24);
  ctx.lineWidth = 4.5;
  ctx.strokeStyle = edge;
  ctx.stroke(severityShape(severity));
  ctx.fillStyle = fill;
  ctx.fill(severityShape(severity));
  ctx.restore();
}

/** Places taken by marks and labels of one drawing: a label that would lie on another, or over the edge, is left out. */
export class LabelSpace {
  readonly #taken: { x1: number; y1: number; x2: number; y2: number }[] = [];

  constructor(private readonly width = Infinity, private readonly height = Infinity) {}

  /** True, and taken, when the box lies within the drawing and nothing stands there yet. */
  take(x: number, y: number, width: number, height: number): boolean {
    const box = { x1: x - width / 2, y1: y - height / 2, x2: x + width / 2, y2: y + height / 2 };
    if (box.x1 < 0 || box.x2 > this.width || box.y1 < 0 || box.y2 > this.height) return false;
    if (this.#taken.some((t) => box.x1 < t.x2 && t.x1 < box.x2 && box.y1 < t.y2 && t.y1 < box.y2)) return false;
    this.#taken.push(box);
    return true;
  }

  /** Keeps labels off a mark. */
  hold(x: number, y: number, size: number): void {
    this.#taken.push({ x1: x - size / 2, y1: y - size / 2, x2: x + size / 2, y2: y + size / 2 });
  }
}

interface LabelAt { x: number; y: number; align: CanvasTextAlign }

/** A place beside a mark where a label of this size has room: right, left, below, above; null where there is none. */
export function roomFor(space: LabelSpace, x: number, y: number, reach: number, width: number, height: number): LabelAt | null {
  const places: (LabelAt & { middle: number })[] = [
    { x: x + reach, y, align: 'left', middle: x + reach + width / 2 },
    { x: x - reach, y, align: 'right', middle: x - reach - width / 2 },
    { x, y: y + reach, align: 'center', middle: x },
    { x, y: y - reach, align: 'center', middle: x },
  ];
  return places.find((at) => space.take(at.middle, at.y, width + 6, height)) ?? null;
}

/** A label on a plate of its own: what must be read does not mix with the names of roads below it. */
export function drawPlate(ctx: CanvasRenderingContext2D, text: string, { x, y, align }: LabelAt, width: number, color: string, ground: string, font: string): void {
  const left = align === 'left' ? x : align === 'right' ? x - width : x - width / 2;
  ctx.globalAlpha = 0.86;
  ctx.fillStyle = ground;
  ctx.beginPath();
  ctx.roundRect(left - 3, y - 9, width + 6, 18, 4);
  ctx.fill();
  ctx.globalAlpha = 1;
  drawLabel(ctx, text, x, y, color, ground, font, align);
}

/** A label with a halo, so that it reads on any ground. */
export function drawLabel(ctx: CanvasRenderingContext2D, text: string, x: number, y: number, color: string, halo: string, font: string, align: CanvasTextAlign = 'left'): void {
  ctx.font = font;
  ctx.textAlign = align;
  ctx.textBaseline = 'middle';
  ctx.lineJoin = 'round';
  ctx.lineWidth = 3.5;
  ctx.strokeStyle = halo;
  ctx.strokeText(text, x, y);
  ctx.fillStyle = color;
  ctx.fillText(text, x, y);
}
