import type { AreaRef, Place, Severity, Text } from './basis.ts';

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
/** Whose trouble an alarm tells of: the street's, or the sensor's own. */
export type AlarmClass = 'trouble' | 'sensorFault';
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
