import { useQuery } from '@tanstack/react-query';
import { createContext, useContext, useEffect } from 'react';
import type { Me } from '../api/types/index.ts';
import { goSignIn, whoAmI } from './session.ts';

/** The signed-in person of a page that nobody sees without signing in. */
export const MeContext = createContext<Me | null>(null);

/** Who uses this page. Only below a {@link MeContext} that holds somebody. */
export function useMe(): Me {
  const me = useContext(MeContext);
  if (!me) throw new Error('useMe stands outside of a session');
  return me;
}

/** Whether the person of this page may do `action` somewhere. The server judges each call by place; this only hides buttons. */
export const useMay = (action: string): boolean => useMe().actions.includes(action);

/** Asks who is signed in and sends nobody to the sign-in page. */
export function useSession() {
  const session = useQuery({ queryKey: ['session'], queryFn: whoAmI, staleTime: Infinity, retry: 2 });
  useEffect(() => {
    if (session.data === null) goSignIn();
  }, [session.data]);
  return session;
}
