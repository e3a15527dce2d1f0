import { api } from '../api/client.ts';
import { Problem } from '../api/problem.ts';
import type { Me } from '../api/types/index.ts';

/** Who is signed in; null when nobody is. */
export async function whoAmI(): Promise<Me | null> {
  try {
    return await api.get<Me>('/session');
  } catch (error) {
    if (error instanceof Problem && error.status === 401) return null;
    throw error;
  }
}

export const signIn = (userName: string, password: string): Promise<Me> =>
  api.post<Me>('/session', { userName, password });

export const signOut = (): Promise<void> => api.remove<void>('/session');

/** The address of a person's own pages. */
export const homeOf = (me: Me): string => `/${me.home}/`;

/** The sign-in page's address, which comes back to where the browser is now. */
export function signInAddress(): string {
  const here = `${location.pathname}${location.search}`;
  return here === '/' ? '/' : `/?back=${encodeURIComponent(here)}`;
}

/** Sends the browser to the sign-in page, to come back to where it is now. */
export function goSignIn(): void {
  location.assign(signInAddress());
}
