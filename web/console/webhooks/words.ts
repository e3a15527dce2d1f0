import type { WebhookFault } from '@shared/api/types/index.ts';
import type { useWebhookTexts } from './texts.ts';

type Words = ReturnType<typeof useWebhookTexts>;

/** Why something did not get through, in words. */
export const faultWords = (fault: WebhookFault | null, status: number | null, t: Words): string => (fault ? t(`fault.${fault}`, { status }) : '–');

/** Names of events in the order in which they are offered; as the server has them (`WebhookEvents.cs`). */
export const eventNames = ['case.filed', 'case.moved', 'case.closed', 'case.worsened', 'case.late', 'case.supervised', 'alarm.raised', 'alarm.cleared'] as const;

export const eventWords = (name: string, t: Words): string => t.of(`event.${name}`, undefined, name);
