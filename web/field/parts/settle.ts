import { Told, useTold } from '../desk/Told.ts';

/** ms after a press in which nothing of weight takes another: what stood under the thumb has become the next thing, and a wet thumb taps twice. */
const settleMs = 700;

const settling = new Told(false);
let timer: ReturnType<typeof setTimeout> | undefined;

/** A move was made, a sheet came or went: the buttons of weight rest for a moment. */
export function settle(): void {
  settling.tell(true);
  clearTimeout(timer);
  timer = setTimeout(() => settling.tell(false), settleMs);
}

export const isSettling = (): boolean => settling.value;

/** True while buttons of weight rest. */
export const useSettling = (): boolean => useTold(settling);
