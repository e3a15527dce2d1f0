import type { Area, Figures } from '@shared/api/types/index.ts';
import { say, type Lang } from '@shared/i18n/lang.ts';
import type { Hit, View } from './canvasMap.ts';
import { drawLabel, type Ink } from './ink.ts';

export interface AreasPicture { areas: Area[]; figures: Figures['byArea']; lang: Lang; ink: Ink; lit: string | null }

/** Draws the areas below a district or a city: a disk by open cases, with the late share as a red arc. */
export function paintAreas(ctx: CanvasRenderingContext2D, view: View, { areas, figures, lang, ink, lit }: AreasPicture): Hit[] {
  const hits: Hit[] = [];
  const most = Math.max(1, ...figures.map((f) => f.open));
  for (const figure of figures) {
    const area = areas.find((a) => a.id === figure.area.id);
    if (!area) continue;
    const p = view.project(area.center);
    const radius = 11 + 22 * Math.sqrt(figure.open / most);
    ctx.beginPath();
    ctx.arc(p.x, p.y, radius, 0, 7);
    ctx.globalAlpha = 0.22;
    ctx.fillStyle = ink.primary;
    ctx.fill();
    ctx.globalAlpha = 1;
    ctx.lineWidth = lit === figure.area.id ? 3 : 1.5;
    ctx.strokeStyle = ink.primary;
    ctx.stroke();
    if (figure.late > 0) {
      ctx.beginPath();
      ctx.lineWidth = 5;
      ctx.strokeStyle = ink.late;
      ctx.arc(p.x, p.y, radius, -Math.PI / 2, -Math.PI / 2 + Math.PI * 2 * Math.min(1, figure.late / Math.max(1, figure.open)));
      ctx.stroke();
    }
    drawLabel(ctx, String(figure.open), p.x, p.y, ink.text, ink.bg, `700 15px ${ink.font}`, 'center');
    drawLabel(ctx, say(figure.area.name, lang), p.x, p.y + radius + 12, ink.text2, ink.bg, `600 12px ${ink.font}`, 'center');
    hits.push({ x: p.x, y: p.y, radius, kind: 'area', id: figure.area.id, at: area.center });
  }
  return hits;
}
