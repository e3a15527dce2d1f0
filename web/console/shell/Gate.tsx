import { Button, Result } from 'antd';
import { useEffect, useState, type ReactNode } from 'react';
import { LiveConnection } from '@shared/live/connection.ts';
import { LiveContext } from '@shared/live/useLive.ts';
import { homeOf } from '@shared/session/session.ts';
import { MeContext, useSession } from '@shared/session/useSession.ts';
import { syncCityClock } from '@shared/time/cityClock.ts';
import { fetchAllParts } from '../parts/lazyPage.tsx';
import { ErrorState } from '../parts/states.tsx';
import { useShellTexts } from './texts.ts';

/** Lets staff of a center in, with the live line and the city's clock; sends everyone else where they belong. */
export function Gate({ children }: { children: ReactNode }) {
  const t = useShellTexts();
  const session = useSession();
  const me = session.data;
  const [live] = useState(() => new LiveConnection());
  const inside = me?.home === 'console';

  useEffect(() => {
    if (!inside) return;
    void syncCityClock().catch(() => undefined);
    live.start();
    fetchAllParts();
    return () => live.stop();
  }, [inside, live]);

  if (session.isError) return <div className="gate"><ErrorState error={session.error} onRetry={() => void session.refetch()} /></div>;
  if (!me) return <div className="gate" aria-busy="true" />;
  if (!inside) {
    return (
      <div className="gate">
        <Result
          status="info" title={t('gate.field')} subTitle={t('gate.fieldBody')}
          extra={<Button type="primary" href={homeOf(me)}>{t('gate.go')}</Button>}
        />
      </div>
    );
  }
  return (
    <MeContext.Provider value={me}>
      <LiveContext.Provider value={live}>{children}</LiveContext.Provider>
    </MeContext.Provider>
  );
}
