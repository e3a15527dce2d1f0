import type { AreaRef, Text } from './basis.ts';
import type { Person } from './people.ts';
import type { DeviceState } from './sensing.ts';

export interface Figure {
  code: 'found' | 'working' | 'lateSoon' | 'late' | 'closed' | 'onTimeRate' | 'within10';
  value: number | null;
  unit: 'count' | 'percent';
  /** 24 hours of today; null for hours to come, and where an hour knows none. */
  trend: (number | null)[];
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
  sensors: SensorCounts;
  officers: Force;
  crews: Force;
  attention: Attention;
  byArea: { area: AreaRef; found: number; open: number; late: number; sensors: SensorCounts; officers: Force; crews: Force; attention: Attention }[];
}
/** By state; `fellSilent` counts who does not speak, also among those in alarm. */
export type SensorCounts = Record<DeviceState, number> & { fellSilent: number };
/** Alarms that called in the last ten minutes, the operators on shift, and since when it is a flood. */
export interface Attention { alarms: number; operators: number; perOperator: number; floodSince: string | null }
/** The holders of one role, each counted once: free on shift, with a case in hand, or off. */
export type Force = Record<Person['state'], number>;
