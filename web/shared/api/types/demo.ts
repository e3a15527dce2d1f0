import type { Role, Text } from './basis.ts';
import type { Me } from './people.ts';

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
