import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useState } from 'react';
import { api } from '@shared/api/client.ts';
import { Problem } from '@shared/api/problem.ts';
import type { CasePage, Move, MoveBody } from '@shared/api/types.ts';
import { explain } from '@shared/i18n/problems.ts';
import { useSharedTexts } from '@shared/i18n/sharedTexts.ts';
import { useHotkeys } from '../shell/hotkeys.ts';
import { Keys } from '../shell/ShortcutSheet.tsx';
import { MoveFormView } from './MoveFormView.tsx';
import { useCaseTextsHere } from './texts.ts';

/** The one that carries the case on stands first and is filled. */
const forward: readonly Move[] = ['accept', 'onTheWay', 'arrived', 'reallySo', 'handedOver', 'startWork', 'done', 'checked'];
const warning: readonly Move[] = ['returned', 'falseAlarm', 'notFound', 'notMine', 'declined'];

/** The moves that this person may make now, as verbs of the trade with their shortcut, and the form that a move asks for. */
export function ActPanel({ item }: { item: CasePage }) {
  const t = useCaseTextsHere();
  const shared = useSharedTexts();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const [asked, setAsked] = useState<Move | null>(null);
  const moves = [...item.allowedMoves].sort((a, b) => rank(a) - rank(b));
  const main = moves.find((m) => forward.includes(m)) ?? (moves.includes('assign') ? 'assign' : undefined);

  const act = useMutation({
    mutationFn: (body: MoveBody) => api.post<CasePage>(`/cases/${encodeURIComponent(item.number)}/moves`, { ...body, expectedVersion: item.version }),
    onSuccess: (page, body) => {
      setAsked(null);
      if (page?.number) queries.setQueryData(['case', item.number], page);
      void queries.invalidateQueries({ queryKey: ['case', item.number] });
      void message.success(t('done', { move: shared(`move.${body.move}`) }));
    },
    onError: (error) => {
      if (error instanceof Problem && error.status === 409) {
        setAsked(null);
        void queries.invalidateQueries({ queryKey: ['case', item.number] });
        void message.warning(explain(error));
      }
    },
  });

  const start = (move: Move): void => {
    const form = item.moveForms[move];
    const plain = move !== 'assign' && (!form || (form.note === 'none' && form.photos === 0));
    act.reset();
    if (plain) act.mutate({ move });
    else setAsked(move);
  };
  useHotkeys(moves.slice(0, 9).map((move, i) => ({ keys: String(i + 1), label: shared(`move.${move}`), scope: 'here' as const, run: () => start(move) })));

  return (
    <section className="panel case-act">
      <header><h2>{t('moves')}</h2></header>
      {moves.filter((m) => m !== 'note').length === 0 && <p className="quiet case-empty">{item.state === 'closed' ? t('moves.closed') : t('moves.none')}</p>}
      <div className="moves">
        {moves.map((move, i) => (
          <Button
            key={move} className={move === main ? 'move-main' : ''} danger={warning.includes(move)} type={move === main ? 'primary' : 'default'}
            loading={act.isPending && act.variables?.move === move} aria-expanded={asked === move} onClick={() => start(move)}
          >
            {shared(`move.${move}`)} {i < 9 && <Keys keys={String(i + 1)} />}
          </Button>
        ))}
      </div>
      {asked && (
        <MoveFormView
          key={asked} item={item} move={asked} busy={act.isPending} problem={act.error}
          onCancel={() => setAsked(null)} onSubmit={(body) => act.mutate(body)}
        />
      )}
      {!asked && act.isError && <p className="problem case-empty" role="alert">{explain(act.error)}</p>}
    </section>
  );
}

function rank(move: Move): number {
  const i = forward.indexOf(move);
  if (i >= 0) return i;
  if (move === 'assign') return 20;
  return move === 'note' ? 40 : 30;
}
