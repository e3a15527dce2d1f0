import type { CaseSummary, Device, Position } from '@shared/api/types.ts';
import { say, type Lang } from '@shared/i18n/lang.ts';
import { formatAge } from '@shared/time/format.ts';
import { urgency } from '../parts/due.ts';
import type { Hit, View } from './canvasMap.ts';
import type { Glide } from './glide.ts';
import { drawLabel, drawSeverity, LabelSpace, type Ink } from './ink.ts';

export interface StreetPicture {
  cases: CaseSummary[];
  devices: Device[];
  positions: Position[];
  /** City time in ms. */
  now: number;
  lang: Lang;
  ink: Ink;
  /** The case under the pointer or chosen in the list. */
  lit: string | null;
  /** Only these cases are named; null names all that have room. */
  named?: ReadonlySet<string> | null;
  /** Lets officers glide; without it they jump. */
  glide?: Glide;
}

/** A position older than this fades, and after half an hour says nothing about where somebody is (ms of the city). */
export const positionFades = 180_000;
export const positionGone = 1_800_000;
/** Who gets a name first where names are crowded. */
const weight = (p: Position): number => (p.state === 'busy' ? 0 : 2) + (p.role === 'officer' ? 0 : 1);
const clusterPx = 24;

/** Draws a street: sensors dim, silent ones hollow, cases bright, officers with direction and age. */
export function paintStreet(ctx: CanvasRenderingContext2D, view: View, picture: StreetPicture): Hit[] {
  const space = new LabelSpace();
  const sensors = paintSensors(ctx, view, picture);
  for (const item of picture.cases) {
    const p = view.project(item.place);
    space.take(p.x, p.y, 34, 34);
  }
  return [...sensors, ...paintOfficers(ctx, view, picture, space), ...paintCases(ctx, view, picture, space)];
}

const inside = (view: View, p: { x: number; y: number }): boolean => p.x > -40 && p.y > -40 && p.x < view.width + 40 && p.y < view.height + 40;

function paintSensors(ctx: CanvasRenderingContext2D, view: View, { devices, ink, now, lang }: StreetPicture): Hit[] {
  const hits: Hit[] = [];
  const small = view.zoom < 15 ? 1.5 : view.zoom < 16.5 ? 2.4 : 3.4;
  for (const device of devices) {
    const p = view.project(device.place);
    if (!inside(view, p)) continue;
    ctx.globalAlpha = 1;
    if (device.state === 'normal') {
      ctx.globalAlpha = 0.5;
      ctx.fillStyle = ink.ok;
      ctx.beginPath();
      ctx.arc(p.x, p.y, small, 0, 7);
      ctx.fill();
    } else if (device.state === 'alarm') {
      ctx.fillStyle = ink.severity[3];
      ctx.beginPath();
      ctx.arc(p.x, p.y, small + 2, 0, 7);
      ctx.fill();
    } else {
      ctx.strokeStyle = ink.silent;
      ctx.lineWidth = 1.3;
      ctx.setLineDash(device.state === 'unknown' ? [2, 2] : []);
      ctx.beginPath();
      ctx.globalAlpha = device.state === 'unknown' ? 0.55 : 1;
      ctx.arc(p.x, p.y, small + (device.state === 'unknown' ? 0.4 : 1.4), 0, 7);
      ctx.stroke();
      ctx.setLineDash([]);
      if (view.zoom >= 15.6 && device.lastAt) {
        drawLabel(ctx, formatAge(device.lastAt, now, lang), p.x + small + 5, p.y, ink.text3, ink.bg, `10.5px ${ink.font}`);
      }
    }
    hits.push({ x: p.x, y: p.y, radius: small + 3, kind: 'device', id: device.id, at: device.place });
  }
  ctx.globalAlpha = 1;
  return hits;
}

function paintOfficers(ctx: CanvasRenderingContext2D, view: View, { positions, ink, now, lang, glide }: StreetPicture, space: LabelSpace): Hit[] {
  const hits: Hit[] = [];
  const known = positions.filter((p) => p.state !== 'off' && now - Date.parse(p.at) < positionGone).sort((a, b) => weight(a) - weight(b));
  for (const officer of known) {
    const place = glide?.place(officer.userName, officer, performance.now()) ?? { ...officer, moving: false };
    if (place.moving) view.again();
    const p = view.project(place);
    if (!inside(view, p)) continue;
    const age = now - Date.parse(officer.at);
    const faded = age > positionFades;
    const color = faded ? ink.silent : officer.state === 'busy' ? ink.warn : ink.primary;
    ctx.globalAlpha = faded ? 0.55 : 1;
    ctx.fillStyle = color;
    ctx.strokeStyle = ink.bg;
    ctx.lineWidth = 2;
    if (officer.heading !== null && !faded) {
      const angle = (officer.heading * Math.PI) / 180;
      ctx.save();
      ctx.translate(p.x, p.y);
      ctx.rotate(angle);
      ctx.beginPath();
      ctx.moveTo(0, -15);
      ctx.lineTo(5.5, -6);
      ctx.lineTo(-5.5, -6);
      ctx.closePath();
      ctx.stroke();
      ctx.fill();
      ctx.restore();
    }
    ctx.beginPath();
    ctx.arc(p.x, p.y, 6.5, 0, 7);
    ctx.stroke();
    ctx.fill();
    ctx.fillStyle = ink.bg;
    ctx.beginPath();
    ctx.arc(p.x, p.y, 2.2, 0, 7);
    ctx.fill();
    const name = say(officer.displayName, lang);
    const label = age > 60_000 ? `${name} ${formatAge(officer.at, now, lang)}` : name;
    ctx.font = `11px ${ink.font}`;
    if (view.zoom >= 14.2 && space.take(p.x, p.y + 16, ctx.measureText(label).width + 6, 15)) {
      drawLabel(ctx, label, p.x, p.y + 16, faded ? ink.silent : ink.text2, ink.bg, `11px ${ink.font}`, 'center');
    }
    hits.push({ x: p.x, y: p.y, radius: 9, kind: 'officer', id: officer.userName, at: officer });
  }
  ctx.globalAlpha = 1;
  return hits;
}

/** Cases that would lie on each other become one mark with their number; it opens as one comes near. */
export function clusterCases(items: { item: CaseSummary; x: number; y: number }[], reach = clusterPx): { items: CaseSummary[]; x: number; y: number }[] {
  const groups: { items: CaseSummary[]; x: number; y: number }[] = [];
  for (const { item, x, y } of items) {
    const near = groups.find((g) => Math.hypot(g.x - x, g.y - y) < reach);
    if (near) near.items.push(item);
    else groups.push({ items: [item], x, y });
  }
  return groups;
}

function paintCases(ctx: CanvasRenderingContext2D, view: View, { cases, ink, now, lang, lit, named }: StreetPicture, space: LabelSpace): Hit[] {
  const hits: Hit[] = [];
  const open = cases.filter((c) => c.state !== 'closed').sort((a, b) => b.severity - a.severity);
  const placed = open.map((item) => ({ item, ...pick(view.project(item.place)) })).filter((p) => inside(view, p));
  const groups = view.zoom >= 17.5 ? placed.map((p) => ({ items: [p.item], x: p.x, y: p.y })) : clusterCases(placed);
  for (const group of groups.reverse()) {
    const worst = group.items[0];
    if (!worst) continue;
    const late = group.items.some((c) => urgency(c, now) === 'late');
    const chosen = group.items.some((c) => c.id === lit);
    const color = ink.severity[worst.severity];
    ctx.strokeStyle = late ? ink.late : color;
    ctx.lineWidth = chosen ? 3 : 1.6;
    ctx.globalAlpha = chosen ? 1 : 0.75;
    ctx.setLineDash(late ? [] : [3, 3]);
    ctx.beginPath();
    ctx.arc(group.x, group.y, chosen ? 21 : 16, 0, 7);
    ctx.stroke();
    ctx.setLineDash([]);
    ctx.globalAlpha = 1;
    drawSeverity(ctx, worst.severity, group.x, group.y, 19, color, ink.bg);
    if (group.items.length > 1) {
      ctx.fillStyle = ink.text;
      ctx.beginPath();
      ctx.arc(group.x + 12, group.y - 12, 8.5, 0, 7);
      ctx.fill();
      drawCentered(ctx, String(group.items.length), group.x + 12, group.y - 11.5, ink.bg, `700 11px ${ink.font}`);
    } else if (named ? named.has(worst.id) : view.zoom >= 14.2 || chosen) {
      const title = say(worst.title, lang);
      ctx.font = `600 12px ${ink.font}`;
      const width = ctx.measureText(title).width;
      if (space.take(group.x + 23 + width / 2, group.y, width, 16) || chosen) drawLabel(ctx, title, group.x + 21, group.y, ink.text, ink.bg, `600 12px ${ink.font}`);
    }
    const only = group.items.length === 1;
    hits.push({ x: group.x, y: group.y, radius: 17, kind: only ? 'case' : 'cluster', id: only ? worst.number : group.items.map((c) => c.number).join(' '), at: worst.place });
  }
  return hits;
}

const pick = ({ x, y }: { x: number; y: number }): { x: number; y: number } => ({ x, y });

function drawCentered(ctx: CanvasRenderingContext2D, text: string, x: number, y: number, color: string, font: string): void {
  ctx.font = font;
  ctx.textAlign = 'center';
  ctx.textBaseline = 'middle';
  ctx.fillStyle = color;
  ctx.fillText(text, x, y);
}
