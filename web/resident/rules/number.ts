/** A report's number as people write it, put into the form in which it was given: `2026沪12` becomes `2026-沪-000012`. */
export function tidyNumber(written: string): string {
  const plain = written.normalize('NFKC').replace(/[‐-―]/g, '-').replace(/\s/g, '');
  const parts = /^(\d{4})-?(\p{Script=Han})-?(\d{1,6})$/u.exec(plain);
  return parts ? `${parts[1]}-${parts[2]}-${parts[3]!.padStart(6, '0')}` : plain;
}

/** What is wrong with a number or code that was written, before anybody is asked for it; null when both have their shape. */
export function keysFault(number: string, code: string): { field: 'number' | 'code'; code: 'missing' | 'shape' } | null {
  if (number === '') return { field: 'number', code: 'missing' };
  if (!/^\d{4}-\p{Script=Han}-\d{6,9}$/u.test(number)) return { field: 'number', code: 'shape' };
  if (code === '') return { field: 'code', code: 'missing' };
  return code.length === codeLength ? null : { field: 'code', code: 'shape' };
}
const codeLength = 6;

/** A follow code as people write it: capitals, without blanks and dashes. */
export const tidyCode = (written: string): string => written.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase();

/** A code in groups of three, which are easier to copy by hand. */
export const grouped = (code: string): string => code.replace(/(.{3})(?=.)/g, '$1 ');
