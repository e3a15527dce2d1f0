import type { AreaRef, Severity, Text } from './basis.ts';
import type { ScenarioField } from './scenarios.ts';

/** I is the gravest. */
export type Level = 'I' | 'II' | 'III' | 'IV';
export type ResponseState = 'proposed' | 'inForce' | 'ended' | 'lapsed';
export type ResponseMove = 'activate' | 'change' | 'decline' | 'end';
export type ResponseChange =
  | 'proposed' | 'rose' | 'fell' | 'lapsed' | 'groundsCleared' | 'told' | 'nobodyToTell' | 'activated' | 'changed' | 'declined' | 'ended' | 'taskDone' | 'taskUndone' | 'informed' | 'nobodyToInform';
/** An alarm on which a proposal rests. */
export interface ResponseGround {
  alarmId: string;
  deviceId: string;
  deviceName: Text;
  kind: string;
  condition: string;
  conditionName: Text;
  severity: Severity;
  startedAt: string;
  level: Level;
}
export interface CityResponse {
  id: string;
  package: string;
  packageName: Text;
  area: AreaRef;
  state: ResponseState;
  /** In force, or, of one that has ended, was last. */
  level: Level | null;
  levelName: Text | null;
  /** What holds now proposes this. */
  proposed: Level | null;
  proposedName: Text | null;
  declined: Level | null;
  /** More is proposed than is in force, and nobody has decided. */
  waits: boolean;
  groundsCleared: boolean;
  /** The first of the alarms on which it rests. */
  grounds: ResponseGround[];
  groundCount: number;
  openedAt: string;
  activatedAt: string | null;
  activatedByName: Text | null;
  reason: string | null;
  endedAt: string | null;
  endedByName: Text | null;
  endReason: string | null;
  told: number;
  version: number;
  tasksDone: number;
  tasks: number;
  /** What the asker may do now. */
  moves: ResponseMove[];
}
export interface ResponseLevel { level: Level; name: Text; activatedBy: string; do: Text[]; mine: boolean }
export interface ResponseTask { id: string; level: Level; /** The role that is to do it; null when the package does not say. */ who: string | null; text: Text; doneAt: string | null; doneBy: Text | null }
export interface ResponseEntry { at: string; code: ResponseChange; level: Level | null; before: Level | null; by: Text | null; reason: string | null; what: Text | null; grounds: ResponseGround[] }
export interface ResponsePage { response: CityResponse; levels: ResponseLevel[]; steps: { who: string; do: Text }[]; tasks: ResponseTask[]; history: ResponseEntry[]; mayWork: boolean }
export interface ResponseMoveBody { move: ResponseMove; level?: Level; reason: string; version: number }

export type SignState = 'well' | 'warn' | 'act' | 'noData';
export type Measure = 'activeAlarms' | 'alarmsToday' | 'casesToday' | 'casesOpen' | 'onTimeShare' | 'silentShare';
/** The list behind a figure. */
export interface SignLink { to: 'alarms' | 'cases' | 'devices'; query: string; count: number }
export interface VitalSign {
  package: string;
  packageName: Text;
  field: ScenarioField;
  code: string;
  name: Text;
  measure: Measure;
  value: number | null;
  unit: 'count' | 'percent';
  state: SignState;
  formula: Text;
  owner: string;
  warn: number;
  act: number;
  worseWhenLess: boolean;
  heardAt: string | null;
  silent: number | null;
  behind: SignLink;
  whole: SignLink | null;
}
export interface VitalSigns { at: string; since: string; area: AreaRef | null; items: VitalSign[] }
export type PanelPartName = 'devices' | 'silent' | 'alarms' | 'cases' | 'onTime' | 'values';
export interface ValueAcross { name: string; label: Text; unit: string; least: number; most: number; device: string; deviceName: Text; at: string }
export interface PanelPart {
  part: PanelPartName;
  value: number | null;
  behind: SignLink | null;
  devices: { normal: number; alarm: number; silent: number; unknown: number; fellSilent: number } | null;
  values: ValueAcross[];
}
export interface Panel { package: string; packageName: Text; title: Text; state: SignState; parts: PanelPart[]; signs: VitalSign[] }
export interface ScreenField { field: ScenarioField; panels: Panel[]; folded: { package: string; packageName: Text }[] }
export interface Screens { at: string; since: string; area: AreaRef | null; fields: ScreenField[] }
