import type { CaseSummary, Device, Position } from '@shared/api/types/index.ts';
import { say, type Lang } from '@shared/i18n/lang.ts';
import { formatAge } from '@shared/time/format.ts';
import { urgency } from '../parts/due.ts';
import { isCamera } from '../parts/camera.ts';
import type { Hit, View } from './canvasMap.ts';
import type { Glide } from './glide.ts';
import { drawLabel, drawPlate, drawSeverity, LabelSpace, roomFor, type Ink } from './ink.ts';

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
const camerasFrom = 15.6;

/** Draws a street: sensors dim, silent ones hollow, cases bright, officers with direction and age. */
export function paintStreet(ctx: CanvasRenderingContext2D, view: View, picture: StreetPicture): Hit[] {
  const space = new LabelSpace(view.width, view.height);
  const groups = groupsOf(view, picture);
  for (const group of groups) space.hold(group.x, group.y, 34);
  for (const officer of shownOfficers(picture)) {
    const p = view.project(officer);
    space.hold(p.x, p.y, 16);
  }
  // Names of cases are the first to have room, then alarms that filed none, then who is out there.
  const labels = placeCaseLabels(ctx, view, picture, groups, space);
  const sensors = paintSensors(ctx, view, picture, space);
  const officers = paintOfficers(ctx, view, picture, space);
  const cases = paintCases(ctx, picture, groups);
  for (const paint of labels) paint();
  return [...sensors, ...officers, ...cases];
}

const inside = (view: View, p: { x: number; y: number }): boolean => p.x > -40 && p.y > -40 && p.x < view.width + 40 && p.y < view.height + 40;

function paintSensors(ctx: CanvasRenderingContext2D, view: View, { devices, cases, ink, now, lang, named }: StreetPicture, space: LabelSpace): Hit[] {
  const hits: Hit[] = [];
  const small = view.zoom < 15 ? 2.1 : view.zoom < 16.5 ? 2.8 : 3.6;
  const told = new Set(cases.map((item) => item.deviceId));
  for (const device of devices) {
    const p = view.project(device.place);
    if (!inside(view, p)) continue;
    ctx.globalAlpha = 1;
    if (isCamera(device)) {
      // No sensor: a small square, when one is near enough to ask what it shows.
      if (view.zoom < camerasFrom) continue;
      ctx.globalAlpha = 0.7;
      ctx.strokeStyle = ink.text3;
      ctx.lineWidth = 1.3;
      ctx.strokeRect(p.x - small, p.y - small, small * 2, small * 2);
    } else if (device.state === 'normal') {
      ctx.globalAlpha = 0.65;
      ctx.fillStyle = ink.ok;
      ctx.beginPath();
      ctx.arc(p.x, p.y, small, 0, 7);
      ctx.fill();
    } else if (device.state === 'alarm') {
      const edge = small + 3.4;
      ctx.fillStyle = ink.severity[3];
      ctx.beginPath();
      ctx.moveTo(p.x, p.y - edge);
      ctx.lineTo(p.x + edge, p.y + edge * 0.8);
      ctx.lineTo(p.x - edge, p.y + edge * 0.8);
      ctx.closePath();
      ctx.fill();
      if (!told.has(device.id) && !named) {
        ctx.font = `11.5px ${ink.font}`;
        const name = say(device.name, lang);
        const width = ctx.measureText(name).width;
        const at = roomFor(space, p.x, p.y, edge + 6, width, 16);
        if (at) drawPlate(ctx, name, at, width, ink.severity[3], ink.bg, `11.5px ${ink.font}`);
      }
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

const shownOfficers = ({ positions, now }: Pick<StreetPicture, 'positions' | 'now'>): Position[] =>
  positions.filter((p) => p.state !== 'off' && now - Date.parse(p.at) < positionGone).sort((a, b) => weight(a) - weight(b));

function paintOfficers(ctx: CanvasRenderingContext2D, view: View, { positions, ink, now, lang, glide }: StreetPicture, space: LabelSpace): Hit[] {
  const hits: Hit[] = [];
  for (const officer of shownOfficers({ positions, now })) {
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
    const width = ctx.measureText(label).width;
    const at = roomFor(space, p.x, p.y, 13, width, 15);
    if (at) drawLabel(ctx, label, at.x, at.y, faded ? ink.silent : ink.text2, ink.bg, `11px ${ink.font}`, at.align);
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

interface Group { items: CaseSummary[]; x: number; y: number }

function groupsOf(view: View, { cases }: StreetPicture): Group[] {
  const open = cases.filter((c) => c.state !== 'closed').sort((a, b) => b.severity - a.severity);
  const placed = open.map((item) => ({ item, ...pick(view.project(item.place)) })).filter((p) => inside(view, p));
  return view.zoom >= 17.5 ? placed.map((p) => ({ items: [p.item], x: p.x, y: p.y })) : clusterCases(placed);
}

/** A case is new on the map for this long (ms of the city). */
const newFor = 90_000;

/** Which group is named how: the chosen and the newest one always, the others where there is room; on a wall only the worst. */
function placeCaseLabels(ctx: CanvasRenderingContext2D, view: View, { ink, now, lang, lit, named }: StreetPicture, groups: Group[], space: LabelSpace): (() => void)[] {
  const font = `600 12.5px ${ink.font}`;
  ctx.font = font;
  const newest = groups.flatMap((group) => group.items).reduce<CaseSummary | null>((a, b) => (a && a.openedAt >= b.openedAt ? a : b), null);
  const isNew = (item: CaseSummary): boolean => item === newest && now - Date.parse(item.openedAt) < newFor;
  const must = (group: Group): CaseSummary | undefined => group.items.find((c) => c.id === lit) ?? (named ? group.items.find((c) => named.has(c.id)) : group.items.find(isNew));
  const wanted = [...groups].sort((a, b) => Number(must(b) !== undefined) - Number(must(a) !== undefined));
  return wanted.flatMap((group) => {
    const item = must(group) ?? (named || group.items.length > 1 ? undefined : group.items[0]);
    if (!item) return [];
    const title = say(item.title, lang);
    const width = ctx.measureText(title).width;
    const fallback = group.x + 21 + width > view.width ? ({ x: group.x - 21, y: group.y, align: 'right' } as const) : ({ x: group.x + 21, y: group.y, align: 'left' } as const);
    const at = roomFor(space, group.x, group.y, 21, width, 18) ?? (must(group) ? fallback : null);
    return at ? [() => drawPlate(ctx, title, at, width, ink.text, ink.bg, font)] : [];
  });
}

function paintCases(ctx: CanvasRenderingContext2D, { ink, now, lit }: StreetPicture, groups: Group[]): Hit[] {
  const hits: Hit[] = [];
  for (const group of [...groups].reverse()) {
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
    const only = group.items.length === 1;
    if (!only) {
      ctx.fillStyle = ink.text;
      ctx.beginPath();
      ctx.arc(group.x + 12, group.y - 12, 8.5, 0, 7);
      ctx.fill();
      drawCentered(ctx, String(group.items.length), group.x + 12, group.y - 11.5, ink.bg, `700 11px ${ink.font}`);
    }
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
