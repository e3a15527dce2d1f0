import { ThemeChoice } from '@shared/theme/theme.ts';
import { Told, kept } from './Told.ts';

export type Hand = 'left' | 'right';

/** Sun unless night is chosen: a phone in the street is read in daylight more often than its system setting suggests. */
export const fieldTheme = new ThemeChoice('field', 'light');

export const hand = new Told<Hand>(kept.read<Hand>('hand') === 'left' ? 'left' : 'right');
export const awake = new Told<boolean>(kept.read<boolean>('awake') === true);

function applyHand(): void {
  document.documentElement.dataset['hand'] = hand.value;
}
applyHand();

export function chooseHand(next: Hand): void {
  hand.tell(next);
  kept.write('hand', next);
  applyHand();
}

export function chooseAwake(next: boolean): void {
  awake.tell(next);
  kept.write('awake', next);
}
