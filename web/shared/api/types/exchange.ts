import type { AreaRef, Text } from './basis.ts';
import type { WebhookFault } from './webhooks.ts';

/** Another platform whose case interface is declared in `exchange/`, with this city's settings. */
export interface Platform {
  name: string;
  title: Text;
  level: string;
  version: number;
  versions: number[];
  state: 'unset' | 'active' | 'failing' | 'paused' | 'broken' | 'needsKey';
  sign: 'signature' | 'header';
  out: boolean;
  in: boolean;
  rule: boolean;
  personal: PersonalField[];
  notes: MappingNote[];
  address: string | null;
  areas: AreaRef[];
  pausedAt: string | null;
  waiting: number;
  refused: number;
  arrived: number;
  look: number;
  failingSince: string | null;
  nextTryAt: string | null;
  lastDeliveredAt: string | null;
  lastFailedAt: string | null;
  lastFault: WebhookFault | null;
  lastStatus: number | null;
}
export interface PersonalField { field: string; from: string; purpose: string }
export interface MappingNote { what: 'category' | 'area' | 'workflow'; code: string }
export interface MappingMistake { file: string; line: number; code: string; sentence: Text }
export interface Platforms { items: Platform[]; broken: MappingMistake[] }
export interface MappingCheck { mistakes: MappingMistake[] }
export interface PlatformDraft { address: string; areaIds: string[]; version?: number | null; key?: string | null }
/** Secrets are shown once. */
export interface PlatformMade { name: string; key: string | null; secret: string | null }
/** A case that is known to a platform too. */
export interface HandOver {
  id: string;
  platform: string;
  platformTitle: Text;
  caseNumber: string;
  way: 'out' | 'in';
  state: 'waiting' | 'handed' | 'refused' | 'taken';
  outsideNumber: string | null;
  outsideStep: 'accepted' | 'working' | 'answered' | 'returned' | 'closed' | null;
  outsideAt: string | null;
  needsLook: boolean;
  reason: string | null;
  by: string;
  byRule: boolean;
  at: string;
}
export interface FieldMistake { field: string; code: string; given: string | null; known: string[] | null }
export interface PlatformMessage {
  id: string;
  platform: string;
  messageId: string;
  kind: 'case' | 'step';
  caseNumber: string;
  at: string;
  state: 'waiting' | 'held' | 'delivered' | 'refused' | 'setAside';
  tries: number;
  lastTryAt: string | null;
  lastFault: WebhookFault | null;
  lastStatus: number | null;
  says: string | null;
  mistakes: FieldMistake[];
  step: string;
}
export interface Arrival {
  id: string;
  platform: string;
  messageId: string;
  kind: 'case' | 'step';
  outsideNumber: string | null;
  caseNumber: string | null;
  state: 'taken' | 'refused' | 'done';
  mistakes: FieldMistake[];
  doneBy: string | null;
  at: string;
}
/** What would be sent of a case; nothing is. */
export interface HandOverPreview { method: string; address: string; body: string; mistakes: FieldMistake[]; purposes: string[] }
export interface PlatformMessageBody { body: string | null }
