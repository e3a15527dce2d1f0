import type { Assist } from './assists.ts';
import type { HotlinePart } from './hotline.ts';
import type { AreaRef, OrganizationRef, Place, Point, Severity, Text } from './basis.ts';
import type { CaseMeeting } from './meetings.ts';

/** A step of the case's workflow. Workflows are data: what a page knows of a step beyond its name is its stage and its hold. */
export type CaseState = string;
/** How far a case has come, whatever its workflow. */
export type CaseStage = 'intake' | 'verify' | 'file' | 'dispatch' | 'handle' | 'check' | 'close' | 'ended';
/** In whose hands it is. */
export type CaseHold = 'callOfficer' | 'officer' | 'callCrew' | 'crew' | 'desk' | 'nobody';
/** A move of the case's workflow. */
export type Move = string;
/** What a move does beside leading to its step. */
export type MoveVerb =
  | 'go' | 'take' | 'decline' | 'giveBack' | 'start' | 'pickUp' | 'return' | 'assign' | 'dispatch' | 'note' | 'suspend' | 'resume' | 'extend' | 'disown' | 'rule' | 'void';
export type Outcome = 'cleared' | 'pickedUp' | 'alreadyClear' | 'falseAlarm' | 'notFound' | 'clearedItself' | 'voided' | 'notAccepted' | 'merged';
/** A clock of the case's workflow. */
export type ClockKind = string;
export type CaseSource = 'sensor' | 'resident' | 'assisted' | 'inspector' | 'hotline' | 'platform';

export interface CaseSummary {
  id: string;
  number: string;
  state: CaseState;
  stateName: Text;
  stage: CaseStage;
  hold: CaseHold;
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
  /** What the workflow calls that clock. */
  dueName: Text | null;
  late: boolean;
  suspendedAt: string | null;
  suspendedUntil: string | null;
  /** The body that it was dispatched to. */
  body: { id: string; name: Text } | null;
  outcome: Outcome | null;
  closedAt: string | null;
  /** What the reporter says of the newest work. */
  reporterSolved?: boolean | null;
  /** 同因: of which cause it is, or how many are bound to it. */
  cause?: { parent: string | null; children: number; open: number } | null;
  /** 督办 that is open. */
  /** Since when words of a reporter wait for a reply. */
  saidAt?: string | null;
  /** The center whose desk leads it, where that is not the one of its place. */
  desk?: { id: string; name: Text } | null;
  /** A hand to another center that is still to be answered. */
  hand?: { kind: HandKind; state: HandState; from: Text; to: Text; dueAt: string | null; timesPassed: number } | null;
  supervised?: { state: SupervisionState; dueAt: string; timesIgnored: number; level: Text } | null;
  version: number;
}
/** A text that the screen writes: `code` names the sentence, `args` fill it. */
export interface Coded { code: string; args?: Record<string, unknown> | null }
/** What is kept of a move beside its line in the history; `triesLeft` of a form says how many calls that nobody answers must be made before. */
export type MoveRecord = 'nothing' | 'attempt' | 'contact' | 'answer' | 'callBack';
/** What a move's form asks for; `approvedBy` names the posts of whom one must agree before it takes effect. */
export interface MoveForm { name: Text; does: MoveVerb; note: 'none' | 'optional' | 'required'; photos: number; photoLabels: string[]; approvedBy: string[]; records?: MoveRecord; triesLeft?: number }
export interface CaseFile { id: string; contentType: string; at: string; by: Text | string | null; label: string | null }
export interface CaseClock {
  kind: ClockKind;
  name: Text;
  setAt: string;
  /** Null while it is suspended with time left. */
  dueAt: string | null;
  /** When 80% of its time is used. */
  soonAt: string | null;
  suspendedAt: string | null;
  /** When it stopped; null while it runs. */
  metAt: string | null;
  /** It stopped although nobody did what it stands for. */
  void: boolean;
  late: boolean;
  /** Why it is due then, line by line. */
  why: Coded[];
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
/** An alarm under a case; a hidden one calls nobody while its cause, another of them, stands. */
export interface Symptom {
  alarmId: string;
  deviceId: string;
  deviceName: Text;
  condition: string;
  conditionName: Text;
  severity: Severity;
  startedAt: string;
  clearedAt: string | null;
  hidden: boolean;
}
/** A move that waits for somebody's approval, or waited. */
export interface CaseRequest {
  id: string;
  move: Move;
  moveName: Text;
  by: Text;
  at: string;
  note: string | null;
  moreTime: Text | null;
  until: string | null;
  state: 'waiting' | 'granted' | 'refused' | 'withdrawn' | 'overtaken';
  decidedBy: Text | null;
  decidedAt: string | null;
  decisionNote: string | null;
  mayDecide: boolean;
  mayWithdraw: boolean;
}
export type ToldHow = 'phone' | 'inPerson' | 'inWriting' | 'notReached';
/** 首问负责: who was asked first, and whether the asker knows what came of it. */
export interface FirstAsked {
  by: Text;
  at: string;
  state: 'following' | 'toTell' | 'late' | 'told';
  tellBy: string | null;
  toldAt: string | null;
  toldHow: ToldHow | null;
  toldWords: string | null;
  next: Text | null;
  nextReason: string | null;
  mayTell: boolean;
  mayHand: boolean;
  mayWithdraw: boolean;
  mayDecide: boolean;
}
export type HandKind = 'down' | 'up' | 'across' | 'takeOver';
export type HandState = 'asked' | 'waiting' | 'made' | 'refused' | 'denied' | 'withdrawn' | 'overtaken';
/** 交办: a case goes, or was to go, from one center's desk to another's. */
export interface Hand {
  id: string;
  kind: HandKind;
  from: { id: string; name: Text };
  to: { id: string; name: Text };
  state: HandState;
  reason: string;
  by: Text;
  at: string;
  /** Where an answer is due; null once it has one. */
  heldBy: { id: string; name: Text } | null;
  dueAt: string | null;
  late: boolean;
  timesPassed: number;
  decidedBy: Text | null;
  decidedAt: string | null;
  decisionNote: string | null;
  mayApprove: boolean;
  mayAnswer: boolean;
  mayWithdraw: boolean;
}
/** A center that a case can go to; `atOnce`: nobody is asked. */
export interface HandTarget { area: { id: string; name: Text }; kind: HandKind; above: Text | null; atOnce: boolean }
export type SupervisionState = 'waiting' | 'answered' | 'accepted';
/** 督办: what a higher level asks about a case; ignored, it goes a level up. */
export interface Supervision {
  id: string;
  /** The area at whose level it lies now. */
  level: Text;
  by: Text;
  at: string;
  askedOf: Text;
  words: string;
  limit: Text;
  dueAt: string;
  state: SupervisionState;
  late: boolean;
  timesIgnored: number;
  answer: string | null;
  answeredBy: Text | null;
  answeredAt: string | null;
  decidedBy: Text | null;
  decidedAt: string | null;
  decisionNote: string | null;
  mayAnswer: boolean;
  mayDecide: boolean;
}
export interface DecisionBody { decision: 'grant' | 'refuse' | 'withdraw'; note?: string }
/** A workflow as it is drawn. */
export interface Workflow {
  name: string;
  version: number;
  title: Text;
  source: string;
  begin: CaseState;
  steps: { id: CaseState; name: Text; stage: CaseStage; hold: CaseHold; post: string | null }[];
  moves: { move: Move; name: Text; does: MoveVerb; from: CaseState[]; to: CaseState | null; by: string[]; approvedBy: string[] }[];
  clocks: { kind: ClockKind; name: Text; runs: CaseState[]; main: boolean; limit: Text | null }[];
}
export type TimeUnit = 'minutes' | 'workingHours' | 'workingDays';
/** One who reported a case; `number` is what they follow by, `words` what a further one said. */
export interface Reporter {
  contactMasked: string | null;
  onBehalfOf?: string | null;
  solved?: boolean | null;
  answeredAt?: string | null;
  answerNote?: string | null;
  /** How content with how it was dealt with, 1 to 5. */
  rating?: number | null;
  number: string;
  at: string;
  words: string | null;
}
/** What a report that is being written is compared by. */
export interface SimilarQuery { text: string; lon: number; lat: number; category?: string }
/** What a resident is told of a case near by: no number, nothing that somebody else wrote. */
export interface SimilarReport { key: string; categoryName: Text; distanceMeters: number; since: string; stage: CaseStage; reporters: number }
/** What anybody may know of a report near by; `key` joins it, null once it is closed. */
export interface NearReport { key: string | null; categoryName: Text; place: Point; distanceMeters: number; since: string; stage: CaseStage; closedAt: string | null; reporters: number }
/** What intake is helped with while somebody speaks. */
export interface IntakeSuggestion {
  categories: SuggestedCategory[];
  /** What spoke most for the first against the second. */
  words: string[];
  /** Decided cases of this center. */
  learntFrom: number;
  learntAt: string | null;
  places: SuggestedPlace[];
}
/** 0 to 1: of those with 0.8 about eight of ten are right. */
export interface SuggestedCategory { code: string; name: Text; confidence: number }
export interface SuggestedPlace { kind: 'building' | 'estate' | 'corner' | 'street' | 'area'; name: Text; lon: number; lat: number; words: string; exact: boolean }
/** What several people say about one thing. */
export interface HotMatter {
  id: string;
  name: string;
  words: string[];
  messages: number;
  caseCount: number;
  openCases: number;
  heat: number;
  first: string;
  last: string;
  cases: HotMatterCase[];
}
export interface HotMatterCase { number: string; title: Text; address: Text; stage: CaseStage; stateName: Text; openedAt: string; words: string }
export interface HotMatters { lookedAt: string | null; items: HotMatter[] }
/** A case that may be the same, for staff. */
export interface SimilarCase {
  number: string;
  title: Text;
  categoryName: Text;
  stateName: Text;
  stage: CaseStage;
  outcome: Outcome | null;
  text: string | null;
  address: Text;
  openedAt: string;
  distanceMeters: number;
  /** 0 to 1. */
  score: number;
  reasons: Coded[];
  reporters: number;
  mayMerge: boolean;
  /** Two photos that look alike: this case's and the other's. */
  photos?: { mine: string; other: string } | null;
}
/** "Me too": joins what is reported already; the place is the one that was asked about. */
export interface MeToo { key: string; lon: number; lat: number; text?: string; fileIds: string[]; contact?: string; onBehalfOf?: { name: string; callBackNumber: string } }
export interface FurtherReporter { text: string; fileIds: string[]; contact?: string; onBehalfOf: { name: string; callBackNumber: string } }
/** What a case is in two-level codes; `condition` is null until a person names it. */
export interface CaseCode {
  version: number;
  code: string | null;
  name: Text | null;
  condition: string | null;
  conditionName: Text | null;
  limit: Text | null;
  grade: Text | null;
  asset: { number: string; name: Text; competent: Text | null; owner: Text | null; maintainer: Text | null } | null;
  mayName: boolean;
}
export interface ProposedBody { id: string; name: Text; why: Coded[] }
/** 争议: `ruled` is null while it is open. */
export interface Dispute {
  disownedBy: Text;
  at: string;
  reason: string;
  proposed: Text | null;
  fallback: Text | null;
  ruleBy: string;
  escalatedAt: string | null;
  ruled: Text | null;
  ruledBy: Text | null;
  ruledAt: string | null;
  ruling: string | null;
}
/** A dispute in the list, with the case that it is about. */
export interface DisputeLine {
  id: string;
  number: string;
  title: Text;
  area: Text;
  disownedBy: Text;
  at: string;
  reason: string;
  proposed: Text | null;
  fallback: Text | null;
  ruleBy: string;
  late: boolean;
  escalated: boolean;
  ruled: Text | null;
  ruledAt: string | null;
}
export interface CodeCondition { id: string; name: Text; limit: Text; limits: { grade: string; name: Text; limit: Text }[] }
export interface CodeCategory { code: string; name: Text; own: boolean; maps: string[]; check: 'site' | 'photo'; conditions: CodeCondition[] }
export interface CodeClass { code: string; kind: 'asset' | 'incident'; name: Text; categories: CodeCategory[] }
export interface CodeTable { standard: string; version: number; title: Text; source: string; classes: CodeClass[] }
export interface CodeChange { code: string; name: Text; what: string }
export interface CodePreview { sound: boolean; mistakes: { line: number; sentence: Text }[]; changes: CodeChange[]; unknown: string[]; yaml: string | null }
export interface CodeVersion {
  id: string;
  version: number;
  note: string;
  by: Text;
  at: string;
  state: 'proposed' | 'published' | 'returned' | 'withdrawn';
  decidedBy: Text | null;
  decidedAt: string | null;
  decisionNote: string | null;
  changes: CodeChange[];
  mayDecide: boolean;
  mayWithdraw: boolean;
}
export interface CodesPage { table: CodeTable; yaml: string; versions: CodeVersion[]; mayPropose: boolean }
/** One case of a tree of one cause. */
export interface CauseCase {
  number: string;
  title: Text;
  address: Text;
  stateName: Text;
  stage: CaseStage;
  outcome: Outcome | null;
  late: boolean;
  reporterSolved: boolean | null;
  openedAt: string;
  reporters: number;
  /** What its reporters were told. */
  cause: string | null;
  boundAt: string | null;
  mayRelease: boolean;
}
/** 同因: the case of the cause (null when it is not the reader's) and what is bound to it. */
export interface CauseTree { parentNumber: string; parent: CauseCase | null; children: CauseCase[]; childCount: number; openCount: number }
export interface BindBody { children: string[]; cause: string; matter?: string; note?: string }
export interface CasePage extends CaseSummary {
  causeTree: CauseTree | null;
  mayBind: boolean;
  coded: CaseCode | null;
  /** Who answers for it, the first before the others. */
  bodies: ProposedBody[];
  disputes: Dispute[];
  /** Of a hotline's order. */
  hotline: HotlinePart | null;
  allowedMoves: Move[];
  mayChangeCategory: boolean;
  moveForms: Partial<Record<Move, MoveForm>>;
  text: string | null;
  reporter: Reporter | null;
  /** All who reported it, the first before the others; at most 50. */
  reporters: Reporter[];
  reporterCount: number;
  /** 并案: the case that carries it on, and those that were merged into it. */
  mergedInto: string | null;
  merged: string[];
  mayMerge: boolean;
  maySplit: boolean;
  /** 可能重复, as was noted when it was filed. */
  maybeDuplicate: { number: string; reasons: Coded[] } | null;
  evidence: (Coded & { at: string })[];
  symptoms: Symptom[];
  /** What is to be done about its alarm, in order, as the package says. */
  steps: { who: string; do: Text }[];
  files: CaseFile[];
  clocks: CaseClock[];
  requests: CaseRequest[];
  supervisions: Supervision[];
  /** 直通快办: to which bodies the reader may send it straight; null when it goes the usual way. */
  straight: { move: Move; bodies: OrganizationRef[]; samplePercent: number } | null;
  /** 协办, the newest first. */
  assists: Assist[];
  mayAskAssist: boolean;
  firstAsked: FirstAsked | null;
  /** How it went, or was to go, from center to center. */
  hands: Hand[];
  mayHand: boolean;
  /** The center at whose desk it is. */
  ledFrom: { id: string; name: Text } | null;
  mayReply: boolean;
  /** 约请 and 联席会议 about it, newest first. */
  meetings: CaseMeeting[];
  mayCallMeeting: boolean;
  maySupervise: boolean;
  workflow: { name: string; version: number; title: Text };
  crew: { organization: Text | string; name: Text | string; phone: string | null } | null;
  /** The operations center of the place with its office's number. */
  center: { name: Text; phone: string | null } | null;
  cameras: NearCamera[];
  related: CaseSummary[];
  history: HistoryEntry[];
}
export type Satisfaction = 'very' | 'yes' | 'basic' | 'no';
/** Whether it is really solved, asked apart from satisfaction. */
export type TrulySolved = 'yes' | 'partly' | 'no';
export interface CallBackAnswers { satisfaction: Satisfaction; solved: TrulySolved; reason?: string }
export interface MoveBody {
  move: Move;
  note?: string;
  fileIds?: string[];
  userName?: string;
  organizationId?: string;
  moreTime?: { amount: number; unit: TimeUnit };
  until?: string;
  occurredAt?: string;
  expectedVersion?: number;
  callBack?: CallBackAnswers;
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
  /** By which workflow it goes on; staff alone choose. */
  workflow?: string;
  address?: string;
  /** What is next to it; follows the address. */
  beside?: string;
}
export interface ReportReceipt { number: string; followCode: string; state: CaseState; at: string }
export interface ReportProgress {
  number: string;
  state: CaseState;
  stage: CaseStage;
  outcome: Outcome | null;
  /** Null when a further reporter said nothing. */
  text: string | null;
  at: string;
  place: Place;
  /** `words` is what was written, by staff or by this reporter. */
  steps: (Coded & { at: string; words?: string | null })[];
  mayAnswer: boolean;
  answer: { solved: boolean; at: string } | null;
  photos: { id: string; label: 'reported' | 'after'; at: string }[];
  /** How many have reported it. */
  reporters: number;
  /** More can be said about it. */
  maySay: boolean;
  /** The center asked something that is not answered. */
  asked: boolean;
  /** When all that was known of this reporter was removed. */
  removedAt: string | null;
}
/** A text to begin with, with what the case knows filled in. */
export interface Phrase { code: string; name: Text; text: Text; uses: ('reply' | 'ask' | 'answer' | 'note')[] }
export interface Category { code: string; name: Text; parent: string | null; report: boolean }
