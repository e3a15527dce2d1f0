import type { CaseSummary } from '@shared/api/types/index.ts';
import { byUrgency } from '../parts/due.ts';

/** The filters of the list that live in its address and go to the API under the same names. */
export const caseFilters = ['state', 'late', 'device', 'area', 'q', 'category', 'mine', 'source', 'from', 'to', 'doneFrom', 'closedFrom', 'inTime', 'withinMinutes', 'solved', 'stage', 'post', 'asked', 'suspended', 'supervised', 'said', 'hand', 'asker', 'cause', 'cursor'] as const;

/** The columns of the list, in their order; a view may show fewer. */
export const caseColumns = ['severity', 'number', 'title', 'place', 'state', 'who', 'source', 'opened', 'due'] as const;
export type CaseColumn = (typeof caseColumns)[number];

/** Those that the address names; all when it names none that there is. */
export function columnsOf(cols: string): readonly CaseColumn[] {
  const named = cols.split(',');
  const shown = caseColumns.filter((c) => named.includes(c));
  return shown.length > 0 ? shown : caseColumns;
}

export const presets = {
  open: { state: 'open' },
  late: { state: 'open', late: 'true' },
  waiting: { state: 'filed' },
  check: { state: 'done' },
  closed: { state: 'closed' },
  all: {},
} as const satisfies Record<string, { state?: string; late?: string }>;
export type Preset = keyof typeof presets;

/** Which preset the address stands for; null when it is something else. */
export function presetOf(get: (name: string) => string): Preset | null {
  const [state, late] = [get('state'), get('late')];
  const found = Object.entries(presets).find(([, p]) => ((p as { state?: string }).state ?? '') === state && ((p as { late?: string }).late ?? '') === late);
  return (found?.[0] as Preset | undefined) ?? null;
}

/** The desks at which cases wait, each as the filters that show them. */
export const desks = {
  intake: { post: 'intake' },
  shiftLeader: { post: 'shiftLeader' },
  dispatcher: { post: 'dispatcher' },
  body: { post: 'body' },
  asked: { asked: 'true' },
  suspended: { suspended: 'true' },
  supervised: { supervised: 'true' },
  said: { said: 'true' },
  handAccept: { hand: 'accept' },
  handApprove: { hand: 'approve' },
  handSent: { hand: 'sent' },
  handOn: { hand: 'on' },
  handReceived: { hand: 'received' },
  askerMine: { asker: 'mine' },
  askerTell: { asker: 'tell' },
  askerLate: { asker: 'late' },
  askerHanding: { asker: 'handing' },
} as const satisfies Record<string, Record<string, string>>;
export type DeskFilter = keyof typeof desks;

/** Which desk the address shows; null for none. */
export const deskOf = (get: (name: string) => string): DeskFilter | null =>
  (Object.entries(desks).find(([, filter]) => Object.entries(filter).every(([name, value]) => get(name) === value))?.[0] as DeskFilter | undefined) ?? null;

export type Sort = 'new' | 'urgent' | 'severity';

/** The server lists newest first; the other orders sort what one page holds. */
export function sorted(items: CaseSummary[], sort: Sort, now: number): CaseSummary[] {
  if (sort === 'urgent') return [...items].sort(byUrgency(now));
  if (sort === 'severity') return [...items].sort((a, b) => b.severity - a.severity || b.openedAt.localeCompare(a.openedAt));
  return items;
}

/** Several categories, or a kind with all that lies below it: no single choice of the list of categories. */
export const isGroup = (category: string): boolean => category.includes(',') || (category !== '' && !category.includes('-'));
