import type { Point, Role, Text } from './basis.ts';
import type { CasePage } from './cases.ts';

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
