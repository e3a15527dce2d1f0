import type { AreaRef, Place, Text } from './basis.ts';
import type { HistoryEntry } from './cases.ts';

/** 约请 or 联席会议. */
export type MeetingKind = 'summons' | 'joint';
export type MeetingState = 'open' | 'closed' | 'cancelled';
/** What a step stands for, whatever its flow calls it. */
export type MeetingMeans = 'open' | 'declined' | 'here' | 'came' | 'missed' | 'excused' | 'done' | 'checked' | 'released';
/** Whose turn it is. */
export type MeetingWait = 'nobody' | 'body' | 'caller' | 'leader';
export interface CalledBody { id: string; name: Text; step: Text; means: MeetingMeans }
export interface MeetingSummary {
  id: string;
  number: string;
  kind: MeetingKind;
  matter: string;
  state: MeetingState;
  callerArea: AreaRef;
  caller: Text;
  address: string;
  /** By when they must come; of a joint meeting when it begins. */
  comeBy: string;
  calledAt: string;
  caseNumber: string | null;
  bodies: CalledBody[];
  came: number;
  unsettled: number;
  items: number;
  itemsOpen: number;
  late: boolean;
  waitsForMe: number;
  level: Text | null;
}
export interface MeetingMove { move: string; name: Text; words: 'none' | 'optional' | 'required'; to: MeetingMeans }
interface Waiting { id: string; step: string; stepName: Text; means: MeetingMeans; waits: MeetingWait; waitUntil: string | null; timesPassed: number; level: Text | null; moves: MeetingMove[] }
export interface MeetingCall extends Waiting {
  body: { id: string; name: Text };
  comeBy: string;
  spokeBy: Text | null;
  words: string | null;
  hereAt: string | null;
  hereMeters: number | null;
  cameAt: string | null;
  onTime: boolean | null;
}
export interface MeetingItem extends Waiting {
  topicId: string | null;
  body: { id: string; name: Text } | null;
  doer: Text;
  what: string;
  dueAt: string;
  agreedBy: Text;
  agreedAt: string;
  late: boolean;
  doneAt: string | null;
  doneBy: Text | null;
  doneWords: string | null;
  checkedBy: Text | null;
  checkedAt: string | null;
  checkWords: string | null;
  fileIds: string[];
}
export interface MeetingCase { number: string; title: Text; mayOpen: boolean }
export interface Minutes { version: number; text: string; by: Text; at: string }
export interface MeetingTopic { id: string; place: number; title: string; case: MeetingCase | null; minutes: Minutes[] }
export interface MeetingPage {
  summary: MeetingSummary;
  place: Place | null;
  case: MeetingCase | null;
  flowVersion: number;
  calls: MeetingCall[];
  topics: MeetingTopic[];
  items: MeetingItem[];
  endedAt: string | null;
  endWords: string | null;
  /** The reader stands on the caller's side, and it is open. */
  mayCall: boolean;
  mayClose: boolean;
  version: number;
  history: HistoryEntry[];
}
export interface NewMeeting {
  kind: MeetingKind;
  matter: string;
  caseNumber?: string;
  address?: string;
  lon?: number;
  lat?: number;
  comeBy: string;
  bodies: string[];
  topics?: { title: string; caseNumber?: string }[];
}
/** A meeting that hangs on a case. */
export interface CaseMeeting { number: string; kind: MeetingKind; matter: string; state: MeetingState; comeBy: string; bodies: CalledBody[]; items: number; itemsOpen: number }
export type MeetingFigure = 'called' | 'came' | 'cameOnTime' | 'missed' | 'unmarked' | 'agreed' | 'done' | 'doneOnTime' | 'late' | 'checked';
export type MeetingFigures = Partial<Record<MeetingFigure, number>>;
export interface MeetingFiguresReport { from: string; to: string; by: 'body' | 'caller'; rows: { id: string; name: Text; figures: MeetingFigures }[]; whole: MeetingFigures }
export interface MeetingTrack {
  begin: string;
  steps: { id: string; name: Text; means: MeetingMeans; waits: MeetingWait; term: Text | null; from: 'entry' | 'comeBy' | 'due' }[];
  moves: { move: string; name: Text; from: string[]; to: string; by: string; words: string }[];
}
export interface MeetingFlow { kind: MeetingKind; version: number; name: Text; source: string; calls: MeetingTrack; items: MeetingTrack }
