import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { api } from '@shared/api/client.ts';
import { Problem } from '@shared/api/problem.ts';
import type { CasePage, Move, MoveBody } from '@shared/api/types/index.ts';
import { moveWord } from '@shared/cases/moveWord.ts';
import { explain } from '@shared/i18n/problems.ts';
import { useSharedTexts } from '@shared/i18n/sharedTexts.ts';
import { useHotkeys } from '../shell/hotkeys.ts';
import { Keys } from '../shell/ShortcutSheet.tsx';
import { isWhole } from './MoveFields.tsx';
import { MoveConfirm } from './MoveConfirm.tsx';
import { MoveFormView } from './MoveFormView.tsx';
import { isTooSoon, mainMove, keysOf, movesInOrder, panelMoves, warning } from './moves.ts';
import { useCaseTextsHere } from './texts.ts';

/** The moves that this person may make now, as verbs of the trade with their shortcut, and the form that a move asks for. */
export function ActPanel({ item }: { item: CasePage }) {
  const t = useCaseTextsHere();
  const shared = useSharedTexts();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const [asked, setAsked] = useState<Move | null>(null);
  const offered = panelMoves(item);
  const moves = movesInOrder(offered, item.hold);
  const main = mainMove(offered, item.hold);
  const keys = keysOf(moves);
  const changedAt = useChangeOf(moves.join(' '));
  const open = asked && moves.includes(asked) ? asked : null;
  // News of the case may come before the answer, and the form of the next move may be open by then.
  const closed = (made: Move): void => setAsked((now) => (now === made ? null : now));

  const act = useMutation({
    mutationFn: (body: MoveBody) => api.post<CasePage>(`/cases/${encodeURIComponent(item.number)}/moves`, { ...body, expectedVersion: item.version }),
    // Said before it is made: afterwards the case no longer allows it.
    onMutate: (body: MoveBody) => ({ name: moveWord(body.move, item.moveForms, shared) }),
    onSuccess: (page, body, { name }) => {
      closed(body.move);
      if (page?.number) queries.setQueryData(['case', item.number], page);
      void queries.invalidateQueries({ queryKey: ['case', item.number] });
      void message.success(t('done', { move: name }));
    },
    onError: (error) => {
      if (error instanceof Problem && error.status === 409) {
        // The form stays with what was written, as long as the move is still there; it goes by the case as it is then.
        void queries.invalidateQueries({ queryKey: ['case', item.number] });
        void message.warning(explain(error));
      }
    },
  });

  const isPlain = (move: Move): boolean => {
    const form = item.moveForms[move];
    return !form || (isWhole(form.does, {}) && form.note === 'none' && form.photos === 0 && form.records !== 'callBack');
  };
  const start = (move: Move): void => {
    act.reset();
    if (isPlain(move)) act.mutate({ move });
    else setAsked(move);
  };
  const byKey = (move: Move): void => {
    if (act.isPending || isTooSoon(performance.now(), changedAt.current)) return;
    act.reset();
    setAsked(move);
  };
  useHotkeys(moves.flatMap((move) => (keys[move] ? [{ keys: keys[move], label: moveWord(move, item.moveForms, shared), scope: 'here' as const, run: () => byKey(move) }] : [])));

  return (
    <section className="panel case-act">
      <header><h2>{t('moves')}</h2></header>
      {moves.filter((m) => m !== 'note').length === 0 && <p className="quiet case-empty">{item.stage === 'ended' ? t('moves.ended', { outcome: shared(item.outcome ? `outcome.${item.outcome}` : 'state.closed') }) : t('moves.none')}</p>}
      <div className="moves">
        {moves.map((move) => (
          <Button
            key={move} className={move === main ? 'move-main' : ''} danger={warning.includes(move)} type={move === main ? 'primary' : 'default'}
            loading={act.isPending && act.variables?.move === move} aria-expanded={open === move} onClick={() => start(move)}
          >
            {moveWord(move, item.moveForms, shared)} {keys[move] && <Keys keys={keys[move]} />}
          </Button>
        ))}
      </div>
      {open && (isPlain(open)
        ? <MoveConfirm key={open} name={moveWord(open, item.moveForms, shared)} busy={act.isPending} onCancel={() => setAsked(null)} onDo={() => act.mutate({ move: open })} />
        : <MoveFormView key={open} item={item} move={open} busy={act.isPending} problem={act.error} onCancel={() => setAsked(null)} onSubmit={(body) => act.mutate(body)} />)}
      {(!open || isPlain(open)) && act.isError && <p className="problem case-empty" role="alert">{explain(act.error)}</p>}
    </section>
  );
}

/** When (ms of the page) something was last another than before. */
function useChangeOf(what: string): { readonly current: number } {
  const at = useRef(-Infinity);
  const before = useRef(what);
  useEffect(() => {
    if (before.current !== what) at.current = performance.now();
    before.current = what;
  }, [what]);
  return at;
}
