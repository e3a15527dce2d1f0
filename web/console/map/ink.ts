import type { Severity } from '@shared/api/types.ts';
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

/** Places taken by labels of one drawing: a label that would lie on another is left out. */
export class LabelSpace {
  readonly #taken: { x1: number; y1: number; x2: number; y2: number }[] = [];

  /** True, and taken, when nothing stands within the box yet. */
  take(x: number, y: number, width: number, height: number): boolean {
    const box = { x1: x - width / 2, y1: y - height / 2, x2: x + width / 2, y2: y + height / 2 };
    if (this.#taken.some((t) => box.x1 < t.x2 && t.x1 < box.x2 && box.y1 < t.y2 && t.y1 < box.y2)) return false;
    this.#taken.push(box);
    return true;
  }
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
