import { useRef } from 'react';
import { newKey } from './client.ts';

/** The key under which the same words are sent: pressed again after a lost answer they come to the same, other words are another call. */
export function useKeyOf(): (words: string) => string {
  const last = useRef({ words: '', key: '' });
  return (words) => {
    if (last.current.key === '' || last.current.words !== words) last.current = { words, key: newKey() };
    return last.current.key;
  };
}
