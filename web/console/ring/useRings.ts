import { useCallback, useEffect, useRef, useState } from 'react';
import { api } from '@shared/api/client.ts';
import type { Page, Task } from '@shared/api/types/index.ts';
import { Receipts } from '@shared/live/receipts.ts';
import { useGap, useNews } from '@shared/live/useLive.ts';
import { useMay } from '@shared/session/useSession.ts';
import { useLater } from '../parts/useLater.ts';
import { fromTasks, inOrder, without, withRing, type DeskRing } from './rings.ts';

/** What rings for this account: told by the live line, and by the task list after a load, each join of the line and each change of a task. */
export function useRings(): { rings: DeskRing[]; again: () => void } {
  const may = useMay('task.read');
  const mayAnswer = useMay('call.answer');
  const [rings, setRings] = useState<DeskRing[]>([]);
  const meanwhile = useRef(new Set<string>());
  const asking = useRef(0);
  const [receipts] = useState(() => new Receipts());

  const ask = useCallback(async () => {
    if (!may) return;
    const mine = ++asking.current;
    meanwhile.current = new Set();
    try {
      const { items } = await api.get<Page<Task>>('/me/tasks');
      if (mine === asking.current) setRings((known) => fromTasks(items, known, meanwhile.current));
    } catch {
      // What is known stands; the line's return asks again.
    }
  }, [may]);
  const later = useLater(() => void ask(), 400);

  useEffect(() => void ask(), [ask]);
  useGap(() => void ask());
  useNews('task', later);
  useNews('ring', (ring) => {
    meanwhile.current.add(ring.callId);
    setRings((known) => withRing(known, ring));
  });
  useNews('ringEnd', (end) => {
    meanwhile.current.delete(end.callId);
    setRings((known) => without(known, end.callId));
    later();
  });

  // The desk shows every ring that it knows of.
  useEffect(() => {
    if (!mayAnswer) return;
    receipts.keepOnly(rings.map((ring) => ring.callId));
    for (const { callId } of rings) receipts.shown(callId);
  }, [rings, mayAnswer, receipts]);
  useEffect(() => () => receipts.keepOnly([]), [receipts]);

  return { rings: inOrder(rings), again: () => void ask() };
}
