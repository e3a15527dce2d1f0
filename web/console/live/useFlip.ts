import { useLayoutEffect, useRef, type RefObject } from 'react';

/** Rows that change places slide there, so that the eye can follow; nothing else moves. */
export function useFlip(list: RefObject<HTMLElement | null>, order: string): void {
  const places = useRef(new Map<string, number>());
  useLayoutEffect(() => {
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    const next = new Map<string, number>();
    for (const row of list.current?.querySelectorAll<HTMLElement>('[data-flip]') ?? []) {
      const id = row.dataset['flip'] ?? '';
      const top = row.offsetTop;
      const before = places.current.get(id);
      next.set(id, top);
      if (calm || before === undefined || before === top || Math.abs(before - top) > 1_200) continue;
      row.animate([{ transform: `translateY(${before - top}px)` }, { transform: 'none' }], { duration: 260, easing: 'ease-out' });
    }
    places.current = next;
  }, [list, order]);
}
