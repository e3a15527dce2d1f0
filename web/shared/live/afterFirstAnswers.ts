import type { QueryClient } from '@tanstack/react-query';

/**
 * Runs `again`, which asks the server anew, once no query that waits for its first answer now waits any more: until then the library takes
 * a new question for the one on its way, and that one may have been answered too early. Answers how to give up.
 */
export function afterFirstAnswers(queries: QueryClient | undefined, again: () => void): () => void {
  const early = new Set(queries?.getQueryCache().findAll({ fetchStatus: 'fetching', predicate: (query) => query.state.data === undefined }));
  if (!queries || early.size === 0) {
    again();
    return () => undefined;
  }
  const stop = queries.getQueryCache().subscribe(({ query }) => {
    if (query.state.fetchStatus !== 'fetching') early.delete(query);
    if (early.size > 0) return;
    stop();
    again();
  });
  return stop;
}
