import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { api } from '@shared/api/client.ts';
import type { MeetingFlow, MeetingTrack, Page } from '@shared/api/types/index.ts';
import { say, useLang } from '@shared/i18n/lang.ts';
import { useMeetingTexts } from '@shared/i18n/meetingTexts.ts';
import { toneOf } from '@shared/i18n/meetingWords.ts';
import { ErrorState, RowsLoading } from '../parts/states.tsx';
import { useMeetingsTexts } from './texts.ts';

/** How calls and items go on, as the files say: whose turn each step is, for how long, and what can be done there. */
export function FlowView({ head }: { head: ReactNode }) {
  const t = useMeetingsTexts();
  const lang = useLang();
  const flows = useQuery({ queryKey: ['meeting-flows'], queryFn: () => api.get<Page<MeetingFlow>>('/meeting-flows'), staleTime: Infinity });
  return (
    <div className="page-body">
      <div className="page-head">{head}<span className="quiet push">{t('flow.up')}</span></div>
      {flows.isPending ? <RowsLoading rows={10} />
        : flows.isError ? <ErrorState error={flows.error} onRetry={() => void flows.refetch()} />
          : flows.data.items.map((flow) => (
            <section key={flow.kind} className="panel meeting-flow">
              <header><h2>{say(flow.name, lang)}</h2><span className="quiet">{t('flow.version', { version: flow.version })}</span></header>
              <Track name={t('flow.calls')} track={flow.calls} />
              <Track name={t('flow.items')} track={flow.items} />
              <p className="quiet">{t('flow.source', { source: flow.source })}</p>
            </section>
          ))}
    </div>
  );
}

function Track({ name, track }: { name: string; track: MeetingTrack }) {
  const t = useMeetingsTexts();
  const words = useMeetingTexts();
  const lang = useLang();
  return (
    <div className="scroll">
      <table className="list">
        <caption>{name}</caption>
        <thead><tr><th>{t('flow.step')}</th><th>{t('flow.waits')}</th><th>{t('flow.term')}</th><th>{t('flow.moves')}</th></tr></thead>
        <tbody>
          {track.steps.map((step) => (
            <tr key={step.id}>
              <th scope="row"><span className={`tag tag-${toneOf(step.means)}`}>{say(step.name, lang)}</span></th>
              <td>{step.waits === 'nobody' ? '–' : words(`waits.${step.waits}`)}</td>
              <td>{step.term ? t(`flow.from.${step.from}`, { term: say(step.term, lang) }) : '–'}</td>
              <td>
                {track.moves.filter((move) => move.from.includes(step.id)).map((move) => (
                  <div key={move.move}><b>{say(move.name, lang)}</b> <span className="quiet">{t.of(`flow.by.${move.by}`)} · {t('flow.to', { step: say(track.steps.find((s) => s.id === move.to)?.name, lang) })}</span></div>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
