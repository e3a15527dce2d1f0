import { useEffect, useState } from 'react';
import { Navigate, Route, Routes } from 'react-router';
import { Problem } from '@shared/api/problem.ts';
import type { Me } from '@shared/api/types/index.ts';
import { explain } from '@shared/i18n/problems.ts';
import { useSharedTexts } from '@shared/i18n/sharedTexts.ts';
import { LiveContext } from '@shared/live/useLive.ts';
import { goSignIn, whoAmI } from '@shared/session/session.ts';
import { AppealsPage } from './appeals/AppealsPage.tsx';
import { Desk, DeskContext } from './desk/Desk.ts';
import { kept } from './desk/Told.ts';
import { AssistsPage } from './assists/AssistsPage.tsx';
import { ItemForm } from './items/ItemForm.tsx';
import { ItemPage } from './items/ItemPage.tsx';
import { ItemsPage } from './items/ItemsPage.tsx';
import { MePage } from './me/MePage.tsx';
import { MeetingPage } from './meetings/MeetingPage.tsx';
import { MeetingsPage } from './meetings/MeetingsPage.tsx';
import { NewMeeting } from './meetings/NewMeeting.tsx';
import { ResponsePage } from './response/ResponsePage.tsx';
import { ReportPage } from './report/ReportPage.tsx';
import { RingScreen } from './ring/RingScreen.tsx';
import { Frame } from './parts/Frame.tsx';
import { TaskPage } from './task/TaskPage.tsx';
import { TasksPage } from './tasks/TasksPage.tsx';
import { KeepAwake } from './desk/KeepAwake.tsx';

/** Who is signed in, from the server, or as this phone last knew when there is no network. */
async function whoHere(): Promise<Me | null> {
  try {
    const me = await whoAmI();
    if (me) kept.write('me', me);
    else kept.forget('me');
    return me;
  } catch (error) {
    const last = kept.read<Me>('me');
    if (last && error instanceof Problem && error.passing) return last;
    throw error;
  }
}

export function App() {
  const [desk, setDesk] = useState<Desk | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const [tries, setTries] = useState(0);
  const t = useSharedTexts();
  useEffect(() => {
    let left = false;
    let opened: Desk | null = null;
    const open = async () => {
      const me = await whoHere();
      if (left) return;
      if (!me) return goSignIn();
      const made = await Desk.open(me);
      if (left) return made.close();
      opened = made;
      setDesk(made);
    };
    open().catch((error: unknown) => {
      if (!left) setFailure(error);
    });
    return () => {
      left = true;
      opened?.close();
    };
  }, [tries]);

  if (!desk) {
    return (
      <main className="whole">
        {failure
          ? <>
            <p role="alert">{explain(failure)}</p>
            <button type="button" className="wide" onClick={() => { setFailure(null); setTries(tries + 1); }}>{t('app.retry')}</button>
          </>
          : <p role="status">{t('app.loading')}</p>}
      </main>
    );
  }
  return (
    <DeskContext value={desk}>
      <LiveContext value={desk.live}>
        <Routes>
          <Route path="/task/:number" element={<TaskPage />} />
          <Route path="/response/:id" element={<ResponsePage />} />
          <Route path="/meeting/:number" element={<MeetingPage />} />
          <Route element={<Frame />}>
            <Route index element={<TasksPage />} />
            <Route path="/report" element={<ReportPage />} />
            <Route path="/meetings" element={<MeetingsPage />} />
            <Route path="/meetings/new" element={<NewMeeting />} />
            <Route path="/assists" element={<AssistsPage />} />
            <Route path="/items" element={<ItemsPage />} />
            <Route path="/items/new" element={<ItemForm />} />
            <Route path="/items/:number" element={<ItemPage />} />
            <Route path="/appeals" element={<AppealsPage />} />
            <Route path="/me" element={<MePage />} />
            <Route path="*" element={<Navigate to="/" replace />} />
          </Route>
        </Routes>
        <RingScreen />
        <KeepAwake />
      </LiveContext>
    </DeskContext>
  );
}
