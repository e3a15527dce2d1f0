import { App, Button } from 'antd';
import { useEffect, useRef } from 'react';
import { useNavigate } from 'react-router';
import type { ProposalPage } from '@shared/api/types/index.ts';
import { useProposalTexts } from './proposalTexts.ts';

/** The console's own page that a click would go to; null when it goes nowhere, elsewhere, or into another tab. */
function leads(event: MouseEvent): string | null {
  if (event.defaultPrevented || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return null;
  const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[href]') : null;
  if (!link || link.target === '_blank' || link.origin !== location.origin || !link.pathname.startsWith('/console/') || link.pathname === location.pathname) return null;
  return `${link.pathname.slice('/console'.length)}${link.search}`;
}

/** Asks before a click or the browser takes somebody away from what they have not saved. */
export function useLeaveGuard(isUnsaved: boolean, save: () => Promise<ProposalPage | null>): void {
  const t = useProposalTexts();
  const { modal } = App.useApp();
  const navigate = useNavigate();
  const latest = useRef({ save, navigate, modal, t });
  useEffect(() => { latest.current = { save, navigate, modal, t }; });
  useEffect(() => {
    if (!isUnsaved) return;
    const ask = (event: MouseEvent): void => {
      const to = leads(event);
      if (to === null) return;
      event.preventDefault();
      event.stopPropagation();
      const { modal: dialogs, t: words } = latest.current;
      const leave = (): void => {
        dialog.destroy();
        void latest.current.navigate(to);
      };
      const dialog = dialogs.confirm({
        icon: null, title: words('leave.title'), content: words('leave.body'),
        footer: (
          <div className="form-buttons">
            <Button type="primary" autoFocus onClick={() => void latest.current.save().then((done) => (done ? leave() : dialog.destroy()))}>{words('leave.save')}</Button>
            <Button onClick={leave}>{words('leave.go')}</Button>
            <Button onClick={() => dialog.destroy()}>{words('leave.stay')}</Button>
          </div>
        ),
      });
    };
    const warn = (event: BeforeUnloadEvent): void => event.preventDefault();
    document.addEventListener('click', ask, true);
    window.addEventListener('beforeunload', warn);
    return () => {
      document.removeEventListener('click', ask, true);
      window.removeEventListener('beforeunload', warn);
    };
  }, [isUnsaved]);
}
