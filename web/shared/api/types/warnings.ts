import type { AreaRef, Text } from './basis.ts';

/** A block of a warning, in the language that it was written in. */
export interface WarningInfo {
  language: string;
  event: string;
  headline: string | null;
  description: string | null;
  instruction: string | null;
  severity: string;
  urgency: string;
  certainty: string;
  onset: string | null;
  expires: string | null;
  senderName: string | null;
  web: string | null;
  areas: string[];
}
export type WarningState = 'active' | 'replaced' | 'canceled' | 'expired' | 'note';
/** A message of another authority that touches our area. */
export interface Warning {
  id: string;
  feedName: string;
  sender: string;
  identifier: string;
  sent: string;
  status: string;
  kind: string;
  state: WarningState;
  severity: number;
  tells: boolean;
  placed: boolean;
  infos: WarningInfo[];
  receivedAt: string;
  endsAt: string;
  endedAt: string | null;
}
export interface WarningPage { warning: Warning; xml: string; areas: AreaRef[]; related: Warning[] }

export type WarningOutcome = 'read' | 'notModified' | 'pushed' | 'notFeed' | 'notAllowed' | 'nameUnknown' | 'noConnection' | 'notSecure' | 'timedOut' | 'redirected' | 'refused' | 'tooLarge';
/** What came of a poll. */
export interface WarningPoll { id: string; at: string; outcome: WarningOutcome; status: number | null; entries: number; taken: number; elsewhere: number; refused: number; detail: string | null }
/** A source of warnings. */
export interface WarningFeed {
  id: string;
  name: string;
  area: AreaRef;
  address: string | null;
  everyMinutes: number;
  words: string[];
  leastSeverity: string;
  devices: string[];
  enabled: boolean;
  state: 'stopped' | 'waiting' | 'good' | 'failing';
  nextPollAt: string | null;
  lastGoodAt: string | null;
  failures: number;
  active: number;
  last: WarningPoll | null;
  unknownDevices: string[];
}
export interface WarningFeedDraft { name: string; areaId: string; address: string; everyMinutes: number; words: string[]; leastSeverity: string; devices: string[]; enabled: boolean }

/** A warning that this center published. */
export interface PublishedWarning {
  id: string;
  event: string;
  eventName: Text;
  area: AreaRef;
  status: string;
  state: 'inForce' | 'canceled' | 'expired';
  severity: string;
  urgency: string;
  certainty: string;
  headline: Text;
  description: Text;
  instruction: Text;
  byRule: boolean;
  version: number;
  publishedAt: string;
  expiresAt: string;
  endedAt: string | null;
  mine: boolean;
}
export interface PublishedMessage { id: string; identifier: string; kind: string; sent: string; headline: string; address: string; by: Text; reason: string | null; at: string; xml: string }
export interface PublishedPage { warning: PublishedWarning; messages: PublishedMessage[] }
export interface PublishChoice { code: string; name: Text; hours: number; instruction: Text; level: string }
export interface PublishSuggestion { alarmId: string; condition: Text; severity: number; startedAt: string; event: string; area: AreaRef }
export interface PublishChoices { events: PublishChoice[]; levels: string[]; suggestions: PublishSuggestion[]; feed: string; sender: string }
