import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { useGap, useNews } from '@shared/live/useLive.ts';
import { Board, type BoardState } from './board.ts';

/** The board of an area while the component is on the page. `withSensors` is for a street; districts see aggregates. */
export function useBoard(areaId: string | null, withSensors: boolean): BoardState & { reload: () => void } {
  const board = useMemo(() => new Board(areaId, withSensors), [areaId, withSensors]);
  useEffect(() => {
    void board.load();
    return () => board.stop();
  }, [board]);
  useNews('case', (item) => board.takeCase(item));
  useNews('alarm', (alarm) => board.takeAlarm(alarm));
  useNews('device', (news) => board.takeDevice(news));
  useNews('position', (position) => board.takePosition(position));
  useGap(() => void board.load());
  const state = useSyncExternalStore((changed) => board.onChange(changed), () => board.state);
  return { ...state, reload: () => void board.load() };
}
