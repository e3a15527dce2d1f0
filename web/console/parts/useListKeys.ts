import { useEffect, useState } from 'react';
import { useHotkeys } from '../shell/hotkeys.ts';
import { useLang } from '@shared/i18n/lang.ts';

/** j and k walk through the rows of a list, Enter opens the row. Answers the row that is chosen. */
export function useListKeys(count: number, open: (index: number) => void): { chosen: number; choose: (index: number) => void } {
  const zh = useLang() === 'zh';
  const [chosen, setChosen] = useState(-1);
  useEffect(() => {
    setChosen((now) => Math.min(now, count - 1));
  }, [count]);
  useEffect(() => {
    if (chosen >= 0) document.querySelector(`[data-row="${chosen}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  useHotkeys([
    { keys: 'j', label: zh ? '下一行' : 'Next row', scope: 'here', run: () => setChosen((n) => Math.min(n + 1, count - 1)) },
    { keys: 'k', label: zh ? '上一行' : 'Previous row', scope: 'here', run: () => setChosen((n) => Math.max(n - 1, 0)) },
    { keys: 'Enter', label: zh ? '打开这一行' : 'Open the row', scope: 'here', run: () => { if (chosen >= 0) open(chosen); } },
  ]);
  return { chosen, choose: setChosen };
}
