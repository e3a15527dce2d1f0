import { createContext, lazy, useContext, type ComponentType } from 'react';
import { Chunk } from './chunk.ts';

interface Module<P> { default: ComponentType<P> }

/** Counts up with every new try of the page around it: see {@link lazyPage}. */
export const AttemptContext = createContext(0);

const all: Chunk<unknown>[] = [];

/** Style sheets that did not come are asked for anew; a page without its styles is no page. */
function renewStyles(): void {
  for (const link of document.querySelectorAll<HTMLLinkElement>('link[rel="stylesheet"]')) if (!link.sheet) link.replaceWith(link.cloneNode());
}

/** Like `lazy` of React, but a part that did not come is fetched anew with each attempt of the boundary around it. */
export function lazyPage<P extends object>(load: () => Promise<Module<P>>): ComponentType<P> {
  const chunk = new Chunk(load, async (address) => await (import(/* @vite-ignore */ address) as Promise<Module<P>>));
  all.push(chunk);
  let isLost = false;
  const make = () => lazy(() => chunk.ask().catch((error: unknown) => {
    isLost = true;
    throw error;
  }));
  let Inner = make();
  let lastAttempt = -1;
  return function LazyPage(props: P) {
    const attempt = useContext(AttemptContext);
    if (isLost && attempt !== lastAttempt) {
      isLost = false;
      renewStyles();
      Inner = make();
    }
    lastAttempt = attempt;
    return <Inner {...props} />;
  };
}

const soon = (work: () => void): void => void ('requestIdleCallback' in window ? requestIdleCallback(work, { timeout: 8_000 }) : setTimeout(work, 2_000));

/** Fetches all parts one after the other while the page has nothing else to do, so that a lost line later takes no page away. */
export function fetchAllParts(): void {
  const queue = [...all];
  const next = (): void => {
    const chunk = queue.shift();
    if (chunk) soon(() => void chunk.ask().catch(() => undefined).finally(next));
  };
  next();
}
