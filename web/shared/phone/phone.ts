/** What is wrong with a phone number, so that the screen can say what would be right. */
export type PhoneFault = 'empty' | 'letters' | 'short' | 'long' | 'shape';

/** The digits that a person wrote; blanks, dashes and brackets do not matter, nor a leading +86. */
export const digitsOf = (written: string): string => written.replace(/[\s\-()（）－]/g, '').replace(/^(\+|00)86/, '');

/** Null for a mainland mobile number (11 digits from 13 to 19) or a landline with its area code (from 0, 10 to 12 digits). */
export function phoneFault(written: string): PhoneFault | null {
  const digits = digitsOf(written);
  if (digits === '') return 'empty';
  if (/\D/.test(digits)) return 'letters';
  if (digits.startsWith('0')) return digits.length < 10 ? 'short' : digits.length > 12 ? 'long' : null;
  if (digits.length < 11) return 'short';
  if (digits.length > 11) return 'long';
  return /^1[3-9]/.test(digits) ? null : 'shape';
}

/** Whether the center could ring it: besides those also a number of the city without its area code, a service's number, or one from abroad. */
export function canBeRung(written: string): boolean {
  if (/^\s*(\+|00)(?!86)/.test(written)) return /^(\+|00)\d{5,15}$/.test(written.replace(/[\s\-()（）－]/g, ''));
  const digits = digitsOf(written);
  return phoneFault(written) === null || /^[1-9]\d*$/.test(digits) && [5, 6, 7, 8, 10].includes(digits.length);
}
