import type { AreaRef, Place, Severity, Text } from './basis.ts';

export type DeviceState = 'normal' | 'alarm' | 'silent' | 'unknown';
export interface DeviceValue {
  name: string;
  label: Text;
  value: number | boolean | string | null;
  unit: string;
  at: string | null;
  min: number | null;
  max: number | null;
  /** What screens say for a boolean or a word; null for a number. */
  said: Text | null;
  /** What they say for each number that the value is counted as; empty for a number. */
  words: Text[];
}
/** Whose trouble an alarm tells of: the street's, or the sensor's own. */
export type AlarmClass = 'trouble' | 'sensorFault';
/** Why an alarm calls nobody. */
export type HoldWhy = 'silence' | 'maintenance' | 'inhibited' | 'flapping' | 'awaiting';
/** What holds an alarm: the silence or the cause by its id and name, and when it is looked at again (null while a cause stands). */
export interface AlarmHold { why: HoldWhy; by: string | null; name: Text | null; until: string | null }
/** A silence in force that is about a standing alarm, also about one that had called before. */
export interface AlarmSilence { id: string; kind: 'silence' | 'maintenance'; reason: string; until: string; by: Text }
/** A silence, or a maintenance window. */
export interface Silence {
  id: string;
  kind: 'silence' | 'maintenance';
  deviceId: string | null;
  deviceName: Text | null;
  deviceKind: string | null;
  deviceKindName: Text | null;
  condition: string | null;
  conditionName: Text | null;
  category: string | null;
  categoryName: Text | null;
  area: AreaRef;
  reason: string;
  from: string;
  until: string;
  madeAt: string;
  by: Text;
  endedAt: string | null;
  endedBy: Text | null;
  /** Standing alarms that it holds now. */
  holds: number;
  /** In the answer to making it: cases of the standing alarms that it is about; they go on. */
  cases: string[] | null;
}
/** What is sent to make one; what is given must all fit. */
export interface NewSilence {
  kind: Silence['kind'];
  device?: string;
  deviceKind?: string;
  condition?: string;
  category?: string;
  area?: string;
  from?: string;
  until: string;
  reason: string;
}
/** The devices behind an alarm of a group, as they are now. */
export interface AlarmGroup {
  name: Text;
  counts: { name: string; label: Text; devices: number; there: number }[];
  /** Conditions that hold now, the longest first. */
  holding: { alarmId: string; deviceId: string; deviceName: Text; address: Text; conditionName: Text; startedAt: string; caseNumber: string | null }[];
}
export interface Alarm {
  id: string;
  deviceId: string;
  deviceName: Text;
  kind: string;
  condition: string;
  conditionName: Text;
  severity: Severity;
  class: AlarmClass;
  raisedAt: string;
  startedAt: string;
  clearedAt: string | null;
  acknowledgedAt: string | null;
  acknowledgedBy: Text | null;
  caseNumber: string | null;
  value: number | null;
  /** What that number stands for; null when the number itself is what is said. */
  said: Text | null;
  area: AreaRef | null;
  /** Why it calls nobody; of a cleared one, why nobody was called. */
  held: AlarmHold | null;
  /** Its condition came and went too often when it was raised. */
  flapping: boolean;
  /** Of a standing one: the silence in force that is about it, whether it holds it or not. */
  silencedBy: AlarmSilence | null;
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
  /** Of a forecast: when it will be so. */
  validAt?: string | null;
  values: Record<string, number>;
  quality: 'good' | 'forecast' | 'refused';
  code?: string | null;
}
/** What a device said of one value in one step: numbers have least, greatest, sum and mean; a boolean its share of true. */
export interface SeriesValue {
  count: number;
  min: number | null;
  max: number | null;
  sum: number | null;
  mean: number | null;
  last: number | boolean | string;
  words: Record<string, number> | null;
}
export interface SeriesPoint {
  at: string;
  values: Record<string, SeriesValue>;
  /** Messages of a day that were refused; null for shorter steps. */
  refused: number | null;
}
export interface DeviceKind {
  kind: string;
  name: Text;
  /** The levels that begin a condition. */
  levels: { name: Text; severity: Severity; value: string; limit: number }[];
  values: { name: string; label: Text; unit: string; min: number | null; max: number | null; words: string[]; labels: Text[]; interval: boolean }[];
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
