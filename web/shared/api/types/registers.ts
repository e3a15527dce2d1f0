import type { Severity, Text } from './basis.ts';

export interface RegisterColumn { name: string; label: Text; shape: 'text' | 'personal' | 'number' | 'day' | 'word'; unit: string; words: string[]; wordLabels: Text[] }
/** A table of another system, whose rows are watched. */
export interface Register { code: string; name: Text; key: string; place: string; columns: RegisterColumn[] }
export interface RegisterRow {
  id: string;
  key: string;
  place: { deviceId: string; name: Text };
  area: { id: string; name: Text };
  /** By column; personal ones with all but their ends hidden. */
  fields: Record<string, string>;
  /** Conditions that hold. */
  alarms: { condition: string; conditionName: Text; severity: Severity }[];
  gone: boolean;
  appearedAt: string;
  changedAt: string;
  /** It names people, and nobody's signature stands for that now: no field is told. */
  closed: boolean;
}
export interface RowResult {
  index: number;
  status: 'stored' | 'unchanged' | 'refused';
  code: string | null;
  field: string | null;
  /** Of a row that was stored, or would be. */
  change: 'added' | 'changed' | 'gone' | null;
  /** The line of the table on which it ends. */
  line: number | null;
  /** What stood in the column that is wrong. */
  given: string | null;
  /** What may stand there, where that is a list. */
  known: string[] | null;
}
/** What became of rows, or what would. `readAs` names the encoding of a table that was not UTF-8. */
export interface RowResults { results: RowResult[]; readAs: string | null }
/** A lane that stands still: readings are stored, and tell no alarm until it goes on. */
export interface StandingLane { area: { id: string; name: Text }; devices: number; judgedUntil: string | null; fault: string }
/** A condition that is set aside because its rule threw. */
export interface ConditionFault { kind: string; kindName: Text; condition: string; conditionName: Text; devices: number; example: string; fault: string }
