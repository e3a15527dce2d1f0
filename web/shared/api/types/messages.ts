import type { AreaRef, Text } from './basis.ts';

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
