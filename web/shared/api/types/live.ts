import type { Place, Severity, Text } from './basis.ts';
import type { BulkJob } from './bulk.ts';
import type { CaseSummary } from './cases.ts';
import type { HandoverNote } from './messages.ts';
import type { Alarm, DeviceState, DeviceValue } from './sensing.ts';
import type { ResponseState } from './responses.ts';
import type { Position } from './work.ts';

export interface DeviceNews {
  id: string;
  state: DeviceState;
  lastAt: string | null;
  values: DeviceValue[] | Record<string, number>;
  /** The condition that weighs most on the device now. */
  alarm: { condition: string; conditionName: Text; severity: Severity } | null;
}
export interface RingNews {
  callId: string;
  caseNumber: string;
  title: Text;
  category: string;
  severity: Severity;
  place: Place;
  since: string;
  until: string | null;
  role: 'officer' | 'crew' | 'pointOwner' | 'operator' | 'dutyList' | 'holder';
}
export interface RingEndNews { callId: string; caseNumber: string; reason: 'accepted' | 'declined' | 'byOther' | 'cleared' | 'timedOut' | 'moved' | 'worse' }
/** What each kind of live message carries. */
export interface NewsData {
  case: CaseSummary;
  alarm: Alarm;
  device: DeviceNews;
  position: Position;
  figures: { area: string };
  clock: { now: string; rate: number };
  note: HandoverNote;
  /** 督办: asked, answered, ignored; said aloud. */
  supervision: { caseNumber: string; title: Text; what: string; level: Text; dueAt: string; timesIgnored: number };
  /** 交办: asked, answered, made; said aloud where an answer is due. */
  hand: { caseNumber: string; title: Text; what: string; kind: 'down' | 'up' | 'across' | 'takeOver'; from: Text; to: Text; dueAt: string | null; timesPassed: number };
  /** 首问负责: to whoever was asked first at each step, and to the desks when the asker was not told in time. */
  firstAsked: { caseNumber: string; title: Text; what: string; state: 'following' | 'toTell' | 'late' | 'told'; tellBy: string | null };
  /** 批量办理 of this user: how far it is. */
  bulk: BulkJob;
  /** 约请 and 联席会议: said aloud when something goes up a level. */
  meeting: { number: string; kind: 'summons' | 'joint'; what: string; of: Text | null; level: Text | null; timesPassed: number };
  /** A meeting in which this user has a part has changed: look again. */
  myMeeting: { number: string; what: string };
  /** A work item or a task under one has changed, in an area that this user reads; or one in which this user has a part. */
  workItem: { number: string; what: string };
  myWorkItem: { number: string; what: string };
  /** A part of a case that another body was asked to do has changed, at a desk of this user's; or one in which a body of theirs has a side. */
  assist: { number: string; what: string };
  myAssist: { number: string; what: string };
  ring: RingNews;
  ringEnd: RingEndNews;
  task: { caseNumber: string };
  shift: { on: boolean };
  /** A response has changed: look again. */
  response: { id: string; state: ResponseState };
}
export type NewsKind = keyof NewsData;
export interface News<K extends NewsKind = NewsKind> {
  /** The group's area; null for news to this user alone. */
  area: string | null;
  /** Counts by one within its group; a step of more than one means that news was missed. */
  seq: number;
  kind: K;
  at: string;
  data: NewsData[K];
}
