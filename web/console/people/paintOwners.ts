import type { Point, PointOwner } from '@shared/api/types/index.ts';
import { say, type Lang } from '@shared/i18n/lang.ts';
import type { View } from '../map/canvasMap.ts';
import { drawLabel, LabelSpace, type Ink } from '../map/ink.ts';
import { boxOf, ringsOf } from './ownerShapes.ts';

export interface OwnersPicture {
  owners: readonly PointOwner[];
  chosen: string | null;
  /** The circle that is being added. */
  draft: { center: Point; radiusMeters: number } | null;
  lang: Lang;
  ink: Ink;
}

/** Draws whose place is where: outlines with names, the chosen one filled, one that nobody is called for dashed. */
export function paintOwners(ctx: CanvasRenderingContext2D, view: View, { owners, chosen, draft, lang, ink }: OwnersPicture): void {
  const space = new LabelSpace();
  const order = [...owners].sort((a, b) => Number(a.id === chosen) - Number(b.id === chosen));
  for (const owner of order) {
    const lit = owner.id === chosen;
    outline(ctx, view, ringsOf(owner), owner.called ? ink.primary : ink.silent, lit ? 3 : 1.5, lit ? 0.22 : 0.07, !owner.called);
  }
  for (const owner of [...order].reverse()) name(ctx, view, owner, owner.id === chosen, space, lang, ink);
  if (draft) {
    outline(ctx, view, ringsOf({ ...draft, boundary: null }), ink.warn, 2.5, 0.18, false);
    const p = view.project(draft.center);
    ctx.fillStyle = ink.warn;
    ctx.beginPath();
    ctx.arc(p.x, p.y, 4, 0, 7);
    ctx.fill();
  }
}

function outline(ctx: CanvasRenderingContext2D, view: View, rings: Point[][], color: string, width: number, fill: number, dashed: boolean): void {
  ctx.beginPath();
  for (const ring of rings) {
    ring.forEach((point, i) => {
      const p = view.project(point);
      if (i === 0) ctx.moveTo(p.x, p.y);
      else ctx.lineTo(p.x, p.y);
    });
    ctx.closePath();
  }
  ctx.globalAlpha = fill;
  ctx.fillStyle = color;
  ctx.fill('evenodd');
  ctx.globalAlpha = 1;
  ctx.strokeStyle = color;
  ctx.lineWidth = width;
  ctx.setLineDash(dashed ? [5, 4] : []);
  ctx.stroke();
  ctx.setLineDash([]);
}

function name(ctx: CanvasRenderingContext2D, view: View, owner: PointOwner, lit: boolean, space: LabelSpace, lang: Lang, ink: Ink): void {
  const box = boxOf([owner]);
  if (!box) return;
  const p = view.project({ lon: (box[0] + box[2]) / 2, lat: (box[1] + box[3]) / 2 });
  const text = `${say(owner.displayName, lang)} · ${say(owner.place, lang)}`;
  ctx.font = `600 12px ${ink.font}`;
  if (space.take(p.x, p.y, ctx.measureText(text).width + 8, 16) || lit) drawLabel(ctx, text, p.x, p.y, lit ? ink.text : ink.text2, ink.bg, `600 12px ${ink.font}`, 'center');
}
