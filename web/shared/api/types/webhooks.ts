import type { AreaRef } from './basis.ts';

export type WebhookFault = 'notAllowed' | 'nameUnknown' | 'noConnection' | 'notSecure' | 'timedOut' | 'redirected' | 'refused' | 'tooLarge' | 'notUnderstood';
/** A subscription to news of the city. */
export interface Webhook {
  id: string;
  name: string;
  address: string;
  area: AreaRef;
  events: string[];
  categories: string[];
  state: 'active' | 'failing' | 'paused';
  pausedWhy: 'byHand' | 'failing' | 'gone' | null;
  pausedAt: string | null;
  waiting: number;
  failingSince: string | null;
  lastDeliveredAt: string | null;
  lastFailedAt: string | null;
  lastFault: WebhookFault | null;
  lastStatus: number | null;
  nextTryAt: string | null;
  dropped: number;
  madeBy: string;
  madeAt: string;
}
export interface WebhookDraft { name: string; address: string; areaId: string; events: string[]; categories: string[] }
/** The secret is shown once; a repeat has none. */
export interface WebhookMade { id: string; secret: string | null }
/** One message to one receiver. */
export interface WebhookDelivery {
  id: string;
  messageId: string;
  type: string;
  subject: string;
  at: string;
  state: 'waiting' | 'delivered' | 'setAside';
  tries: number;
  lastTryAt: string | null;
  nextTryAt: string | null;
  lastFault: WebhookFault | null;
  lastStatus: number | null;
  body: string;
}
export interface WebhookTest { status: number | null; fault: WebhookFault | null }
