/**
 * Where to go after signing in: the page that sent the person here, if it is one of ours, else null. Another site's address, also
 * in the guises `//site` and `/\site`, is not followed.
 */
export function nextOf(search: string): string | null {
  const query = new URLSearchParams(search);
  const wanted = query.get('next') ?? query.get('back');
  return wanted !== null && /^\/(console|field|resident|demo)(\/|\?|$)/.test(wanted) ? wanted : null;
}
