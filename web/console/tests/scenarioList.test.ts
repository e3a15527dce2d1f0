import { describe, expect, it } from 'vitest';
import { codeFault } from '../scenarios/list.ts';

describe('the code of a new package', () => {
  it.each(['a', 'night-market', 'lift2', 'b-2-c'])('may be %s', (code) => expect(codeFault(code, ['lift'])).toBeNull());
  it.each(['Night', 'night_market', 'night--market', 'night-', '-night', '2nd', '夜市', 'night market'])('may not be %s', (code) => expect(codeFault(code, [])).toBe('unfit'));
  it('is nobody else’s', () => expect(codeFault('lift', ['lift'])).toBe('taken'));
});
