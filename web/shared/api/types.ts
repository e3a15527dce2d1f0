/**
 * The shapes of the HTTP API, version 1. Instants are ISO 8601 UTC with milliseconds, ids are strings,
 * places are WGS-84, and lists answer `{items, next}` where `next` is the cursor of the following page.
 */
import type { FeatureCollection, MultiPolygon, Polygon } from 'geojson';

/** A text that comes from the city's data, in both languages. */
export interface Text { zh: string; en: string }
export interface Page<T> { items: T[]; next: string | null }
export interface Point { lon: number; lat: number }
export interface Place extends Point { address: Text | null }
export interface AreaRef { id: string; name: Text }
export interface OrganizationRef { id: string; name: Text }
/** West, south, east, north in degrees. */
export type Bounds = [number, number, number, number];

export type Role =
  | 'operator' | 'commander' | 'officer' | 'crew' | 'handler' | 'inspector' | 'pointOwner' | 'resident' | 'administrator';
export type AreaLevel = 'city' | 'district' | 'subdistrict' | 'neighborhood' | 'estate' | 'microGrid' | 'zone';
/** 1 is a notice, 4 the worst. */
export type Severity = 1 | 2 | 3 | 4;

// --- session and people ---

export interface Post { role: Role; area: AreaRef; organization: OrganizationRef | null; until: string | null }
export interface Me {
  userName: string;
  displayName: Text;
  home: 'console' | 'field' | 'resident';
  area: (AreaRef & { level: AreaLevel; center: Point; bounds: Bounds }) | null;
  posts: Post[];
  actions: string[];
}
export interface Person {
  userName: string;
  displayName: Text;
  posts: Post[];
  onShift: boolean;
  shiftUntil: string | null;
  phoneMasked: string | null;
  position: (Point & { at: string | null; accuracyMeters: number | null }) | null;
  state: 'idle' | 'busy' | 'off';
  caseNumber: string | null;
}
export interface DutyRow {
  id: string;
  /** At work, or reachable for a body. */
  kind: 'shift' | 'duty';
  /** Null for a post of no body. */
  organization: OrganizationRef | null;
  role: Role;
  userName: string;
  displayName: Text;
  from: string;
  until: string;
  onNow: boolean;
  phoneMasked: string | null;
  mayTakeBack: boolean;
}
/** A body with posts. */
export interface Organization {
  id: string;
  kind: string;
  name: Text;
  area: AreaRef | null;
  parent: OrganizationRef | null;
  dutyPhone: string | null;
  /** How many hold a post in it now. */
  people: number;
  mayChange: boolean;
}
/** Who answers for a place: a circle, or a boundary. */
export interface PointOwner {
  id: string;
  userName: string;
  displayName: Text;
  area: AreaRef | null;
  place: Text;
  center: Point | null;
  radiusMeters: number | null;
  boundary: Polygon | MultiPolygon | null;
  /** Not when the post is over or the account locked. */
  called: boolean;
}
export interface HandoverNote {
  id: string;
  area: AreaRef;
  text: string;
  by: { userName: string; displayName: Text };
  at: string;
}
export interface OutboxMessage {
  id: string;
  channel: 'sms' | 'voice' | 'wecom';
  to: { userName: string; displayName: Text };
  addressMasked: string | null;
  text: Text;
  caseNumber: string | null;
  at: string;
  state: 'waiting' | 'shown' | 'sent' | 'failed' | 'withdrawn';
  detail: string | null;
}
export interface CallLogEntry {
  id: string;
  at: string;
  /** `jingwei` when the system called. */
  from: string;
  to: { userName: string; displayName: Text };
  /** socket for a ring on the phone; sms, wecom or voice for a message. */
  channel: string;
  caseNumber: string | null;
  /** For a ring how it ended, or `ringing`; for a message its state. */
  outcome: string;
  seenAt?: string | null;
  endedAt?: string | null;
}
export interface Area extends AreaRef {
  code: string;
  level: AreaLevel;
  parentId: string | null;
  center: Point;
}
export interface CityMap {
  area: AreaRef;
  bounds: Bounds;
  center: Point;
  approximate: boolean;
  /** `properties.kind` is area, road, roadMinor, green, water, building, estate or station; `properties.name` is a Text. */
  features: FeatureCollection;
}
export interface Clock { now: string; rate: number; demo: boolean }

// --- sensing ---

export type DeviceState = 'normal' | 'alarm' | 'silent' | 'unknown';
export interface DeviceValue {
  name: string;
  label: Text;
  value: number | null;
  unit: string;
  at: string | null;
  min: number | null;
  max: number | null;
}
export interface Alarm {
  id: string;
  deviceId: string;
  deviceName: Text;
  kind: string;
  condition: string;
  conditionName: Text;
  severity: Severity;
  raisedAt: string;
  startedAt: string;
  clearedAt: string | null;
  acknowledgedAt: string | null;
  acknowledgedBy: Text | null;
  caseNumber: string | null;
  value: number | null;
  area: AreaRef | null;
}
export interface Device {
  id: string;
  name: Text;
  kind: string;
  kindName: Text;
  place: Place;
  area: AreaRef;
  state: DeviceState;
  lastAt: string | null;
  values: DeviceValue[];
  alarms: Alarm[];
  camera: { pictureUrl: string } | null;
}
export interface Reading {
  at: string;
  receivedAt: string;
  /** Present when the value counts over an interval. */
  until?: string | null;
  values: Record<string, number>;
  quality: 'good' | 'refused';
  code?: string | null;
}
export interface DeviceKind {
  kind: string;
  name: Text;
  /** The levels that begin a condition. */
  levels: { name: Text; severity: Severity; value: string; limit: number }[];
  values: { name: string; label: Text; unit: string; min: number | null; max: number | null; interval: boolean }[];
}
export interface IngressRefusal {
  code: string;
  label: Text;
  count: number;
  lastAt: string | null;
  lastFrom: string | null;
}
export interface Ingress {
  items: IngressRefusal[];
  connections: number;
  accepted: number;
  refused: number;
  perSecond: number;
}

// --- cases ---

export type CaseState =
  | 'filed' | 'accepted' | 'onTheWay' | 'arrived' | 'confirmed' | 'handedOver' | 'handling' | 'done' | 'closed';
export type Move =
  | 'accept' | 'declined' | 'onTheWay' | 'arrived' | 'reallySo' | 'alreadyClear' | 'falseAlarm' | 'notFound'
  | 'notMine' | 'pickedUp' | 'handedOver' | 'startWork' | 'done' | 'checked' | 'returned' | 'assign' | 'note';
export type Outcome = 'cleared' | 'pickedUp' | 'alreadyClear' | 'falseAlarm' | 'notFound' | 'clearedItself';
export type ClockKind = 'accept' | 'arrive' | 'clear' | 'check';
export type CaseSource = 'sensor' | 'resident' | 'assisted' | 'inspector';

export interface CaseSummary {
  id: string;
  number: string;
  state: CaseState;
  category: string;
  categoryName: Text;
  title: Text;
  severity: Severity;
  source: CaseSource;
  deviceId: string | null;
  area: AreaRef;
  place: Place;
  owner: { userName: string | null; displayName: Text; role: string } | null;
  called: { userName: string; displayName: Text; since: string; acceptedAt: string | null } | null;
  openedAt: string;
  dueAt: string | null;
  dueKind: ClockKind | null;
  late: boolean;
  outcome: Outcome | null;
  closedAt: string | null;
  /** What the reporter says of the newest work. */
  reporterSolved?: boolean | null;
  version: number;
}
/** A text that the screen writes: `code` names the sentence, `args` fill it. */
export interface Coded { code: string; args?: Record<string, unknown> | null }
export interface MoveForm { note: 'none' | 'optional' | 'required'; photos: number; photoLabels: string[] }
export interface CaseFile { id: string; contentType: string; at: string; by: Text | string | null; label: string | null }
export interface CaseClock {
  kind: ClockKind;
  setAt: string;
  dueAt: string;
  metAt: string | null;
  late: boolean;
  why: Coded | null;
}
export interface HistoryEntry extends Coded {
  id: string;
  at: string;
  /** When the server learnt of it: later than `at` for what was done without a network. */
  recordedAt?: string;
  by: { userName: string | null; displayName: Text; role: string | null; machine: boolean };
  how: 'console' | 'field' | 'resident' | 'device' | 'rule';
  note: string | null;
  fileIds: string[];
  reasons: Coded[];
}
export interface NearCamera { deviceId: string; name: Text; distanceMeters: number; pictureUrl: string }
export interface CasePage extends CaseSummary {
  allowedMoves: Move[];
  moveForms: Partial<Record<Move, MoveForm>>;
  text: string | null;
  reporter: { contactMasked: string | null; onBehalfOf?: string | null; solved?: boolean | null; answeredAt?: string | null; answerNote?: string | null } | null;
  evidence: (Coded & { at: string })[];
  files: CaseFile[];
  clocks: CaseClock[];
  crew: { organization: Text | string; name: Text | string; phone: string | null } | null;
  /** The operations center of the place with its office's number. */
  center: { name: Text; phone: string | null } | null;
  cameras: NearCamera[];
  related: CaseSummary[];
  history: HistoryEntry[];
}
export interface MoveBody {
  move: Move;
  note?: string;
  fileIds?: string[];
  userName?: string;
  occurredAt?: string;
  expectedVersion?: number;
}
export interface StoredFile { id: string; contentType: string; sizeBytes: number }
export interface NewReport {
  text: string;
  lon: number;
  lat: number;
  fileIds: string[];
  contact?: string;
  kind?: 'resident' | 'assisted' | 'inspector';
  onBehalfOf?: { name: string; callBackNumber: string };
  category?: string;
  address?: string;
  /** What is next to it; follows the address. */
  beside?: string;
}
export interface ReportReceipt { number: string; followCode: string; state: CaseState; at: string }
export interface ReportProgress {
  number: string;
  state: CaseState;
  text: string;
  at: string;
  place: Place;
  steps: (Coded & { at: string })[];
  mayAnswer: boolean;
  answer: { solved: boolean; at: string } | null;
  photos: { id: string; label: 'reported' | 'after'; at: string }[];
}
export interface Category { code: string; name: Text; parent: string | null; report: boolean }

export interface Figure {
  code: 'found' | 'working' | 'lateSoon' | 'late' | 'closed' | 'onTimeRate' | 'within10';
  value: number | null;
  unit: 'count' | 'percent';
  trend: number[];
  formula: Text;
  /** The query of the case list that shows the cases behind the figure. */
  query: string;
}
export interface HourFigure { hour: number; found: number; closed: number; foundYesterday: number }
export interface Figures {
  area: AreaRef | null;
  at: string;
  items: Figure[];
  hours: HourFigure[];
  sensors: Record<DeviceState, number>;
  officers: Force;
  crews: Force;
  byArea: { area: AreaRef; found: number; open: number; late: number; sensors: Record<DeviceState, number>; officers: Force; crews: Force }[];
}
/** The holders of one role, each counted once: free on shift, with a case in hand, or off. */
export type Force = Record<Person['state'], number>;

// --- field work ---

export interface Ring { callId: string; since: string; until: string | null; phase: string }
/** `waiting`: this person did their part, and others are at it now. */
export interface Task extends CasePage { ring: Ring | null; mine: boolean; waiting: boolean }
/** Whether this person would be called now, and until when. */
export interface OwnShift { on: boolean; until: string | null }
export interface Position extends Point {
  userName: string;
  displayName: Text;
  role: Role;
  accuracyMeters: number | null;
  heading: number | null;
  at: string;
  state: 'idle' | 'busy' | 'off';
  caseNumber: string | null;
}

// --- demo folder ---

export interface Demo {
  seed: number;
  playing: boolean;
  accounts: { userName: string; role: Role; name: Text; home: Me['home'] }[];
  password: string;
}
/** What was asked for: of which device, and the open case that its alarm would join. */
export interface DemoEvent { kind: string; deviceName: Text | null; openCase: string | null }
export type DemoEventKind =
  | 'overflow' | 'manholeShift' | 'manholeWater' | 'doorOpen' | 'dust' | 'residentReport' | 'inspectorReport';

// --- live news ---

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
  role: 'officer' | 'crew' | 'pointOwner' | 'operator' | 'dutyList';
}
export interface RingEndNews { callId: string; caseNumber: string; reason: 'accepted' | 'declined' | 'byOther' | 'cleared' | 'timedOut' | 'moved' }
/** What each kind of live message carries. */
export interface NewsData {
  case: CaseSummary;
  alarm: Alarm;
  device: DeviceNews;
  position: Position;
  figures: { area: string };
  clock: { now: string; rate: number };
  note: HandoverNote;
  ring: RingNews;
  ringEnd: RingEndNews;
  task: { caseNumber: string };
  shift: { on: boolean };
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
