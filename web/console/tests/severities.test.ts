import { describe, expect, it } from 'vitest';
import { severitiesIn } from '../alarms/severities.ts';

describe('severities in an address', () => {
  it('are read in their order, each once', () => expect(severitiesIn('4,3,4')).toEqual([3, 4]));
  it('are none when nothing, or nothing known, is said', () => expect([severitiesIn(''), severitiesIn('5,bad')]).toEqual([[], []]));
});
