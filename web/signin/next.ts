/**
 * Where to go after signing in: the page that sent the person here, if it is one of ours, else null. Another site's address, also
 * in the guises `//site` and `/\site`, is not followed.
 */
export function nextOf(search: string): string | null {
  const query = new URLSearchParams(search);
  const wanted = query.get('next') ?? query.get('back');
  return wanted !== null && /^\/(console|field|resident|demo)(\/|\?|$)/.test(wanted) ? wanted : null;
}

/** The account that a link asks to sign in with (`?as=patrol1`); null when it asks for none. */
export function askedFor(search: string): string | null {
  const wanted = new URLSearchParams(search).get('as');
  return wanted !== null && /^[\w.-]{1,40}$/.test(wanted) ? wanted : null;
}
