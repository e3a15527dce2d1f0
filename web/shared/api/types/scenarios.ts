import type { AreaRef, Severity, Text } from './basis.ts';

export type ScenarioField = 'facilities' | 'sanitation' | 'municipal' | 'traffic' | 'safety' | 'community';
/** Where a package's text came from. */
export type PackageOrigin = 'shipped' | 'folder' | 'workshop';
/** Where it is watched: in the whole city, in a part of it, or nowhere. */
export type PackageReach = 'everywhere' | 'partly' | 'nowhere';
export type PackageState = 'on' | 'off' | 'asAbove';
export interface ScenarioSummary {
  code: string;
  name: Text;
  purpose: Text;
  field: ScenarioField;
  version: number;
  origin: PackageOrigin;
  reach: PackageReach;
  /** Touches a person: off until somebody signs. */
  personal: boolean;
  kinds: number;
  conditions: number;
  examples: number;
  /** Proposals that are open. */
  proposals: number;
}
export interface ScenarioCondition {
  kind: string;
  kindName: Text;
  code: string;
  name: Text;
  /** What holds in the whole city, with the changes that are set there. */
  severity: Severity;
  /** What the text says. */
  declaredSeverity: Severity;
  categoryCode: string;
  categoryName: Text;
  filesCase: boolean;
  /** Where it stands in the text, from 1. */
  line: number;
  /** Settings by which it is otherwise than the text says; that of the whole city first. */
  changedBy: ConditionChange[];
}
export interface ConditionChange { settingId: string; area: AreaRef | null; severity: Severity; differences: ScenarioChange[] }
export interface ScenarioSetting { id: string; area: AreaRef | null; state: PackageState; changes: string | null; reason: string; until: string | null; setByName: Text; at: string; approvedByName: Text | null }
export type WaitingSettingMove = 'approve' | 'return' | 'withdraw';
/** Waiting for a second person, or sent back to its author; the others are over. */
export type SettingProposalState = 'waiting' | 'approved' | 'returned' | 'withdrawn';
interface SettingDecision { state: SettingProposalState; decidedByName: Text | null; decidedAt: string | null; /** Why it was returned. */ decideNote: string | null }
/** Local changes of any package as lists show them: those that wait, and the asker's own that came back. */
export interface SettingProposal extends SettingDecision {
  id: string;
  package: string;
  packageName: Text;
  area: AreaRef | null;
  reason: string;
  until: string | null;
  author: string;
  authorName: Text;
  createdAt: string;
  differences: ScenarioChange[];
  moves: WaitingSettingMove[];
}
/** Local changes that wait for a second person, or came back to the asker. */
export interface WaitingSetting extends SettingDecision {
  id: string;
  area: AreaRef | null;
  changes: string;
  reason: string;
  until: string | null;
  authorName: Text;
  createdAt: string;
  differences: ScenarioChange[];
  examples: ScenarioExample[];
  mistakes: Mistake[];
  moves: WaitingSettingMove[];
}
export interface ScenarioVersion { id: string; version: number; origin: PackageOrigin; at: string; inForce: boolean }
export interface ScenarioPage {
  package: ScenarioSummary;
  yaml: string;
  needs: string[];
  basis: Text | null;
  mostDays: number | null;
  conditions: ScenarioCondition[];
  settings: ScenarioSetting[];
  waiting: WaitingSetting[];
  versions: ScenarioVersion[];
  mayWrite: boolean;
  maySet: boolean;
}
export interface NewSetting { area: string | null; state: PackageState; changes: string | null; reason: string; until: string | null }

export interface Mistake { line: number; code: string; sentence: Text }
export interface ScenarioExample { name: string; line: number; comesOut: boolean; mistakes: Mistake[] }
/** One thing that is otherwise than in the version in force. */
export interface ScenarioChange { path: string; change: 'added' | 'gone' | 'changed'; where: Text; before: Text | null; after: Text | null }
export interface ScenarioCheck { package: string; name: Text | null; isNew: boolean; mistakes: Mistake[]; examples: ScenarioExample[]; changes: ScenarioChange[] }

export type ProposalState = 'draft' | 'submitted' | 'returned' | 'published' | 'withdrawn';
export type ProposalMove = 'save' | 'submit' | 'takeBack' | 'publish' | 'return' | 'withdraw';
export interface Proposal {
  id: string;
  package: string;
  name: Text;
  state: ProposalState;
  note: string;
  /** Rises with each change. */
  revised: number;
  isNew: boolean;
  /** Another version came into force since it was written. */
  outdated: boolean;
  author: string;
  authorName: Text;
  createdAt: string;
  changedAt: string;
  submittedAt: string | null;
  decidedByName: Text | null;
  decidedAt: string | null;
  decideNote: string | null;
  /** What the asker may do with it. */
  moves: ProposalMove[];
}
export interface ProposalPage {
  proposal: Proposal;
  yaml: string;
  /** The version that is in force; empty for a new package. */
  baseYaml: string;
}

export type DryRunState = 'running' | 'finished' | 'cancelled' | 'failed';
/** How many by the present version, by the proposed one, and what is otherwise. */
export interface DryRunCount { now: number; then: number; added: number; gone: number; changed: number }
/** `casesNow` and `casesThen` are cases that the condition's alarms file; those that join one are not counted. */
export interface DryRunRow { kind: string; condition: string; name: Text; now: number; then: number; casesNow: number; casesThen: number; added: number; gone: number; changed: number }
export interface DryRunAlarm { startedAt: string; raisedAt: string; clearedAt: string | null }
export type DryRunChange = 'same' | 'changed' | 'added' | 'gone';
/** A case as one version makes it; taken to end when all its alarms have cleared. */
export interface DryRunFiledCase { device: string; kind: string; condition: string; name: Text; openedAt: string; endsAt: string | null; severity: number; alarms: number }
export interface DryRunCase { change: DryRunChange; present: DryRunFiledCase | null; proposed: DryRunFiledCase | null }
export interface DryRunItem {
  device: string;
  kind: string;
  condition: string;
  name: Text;
  filesCaseNow: boolean;
  filesCase: boolean;
  change: DryRunChange;
  present: DryRunAlarm | null;
  proposed: DryRunAlarm | null;
}
export interface DryRun {
  id: string;
  package: string;
  state: DryRunState;
  from: string;
  until: string;
  /** Readings looked at, of all in these days. */
  done: number;
  all: number;
  devices: number;
  rows: DryRunRow[];
  alarms: DryRunCount;
  cases: DryRunCount;
  caseDifferences: DryRunCase[];
  moreCaseDifferences: number;
  differences: DryRunItem[];
  moreDifferences: number;
  /** Set when days of the run are no longer kept raw: from when on it could judge at all. */
  rawFrom: string | null;
}
