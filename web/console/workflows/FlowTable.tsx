import type { Workflow } from '@shared/api/types/index.ts';
import { say, useLang } from '@shared/i18n/lang.ts';
import { useWorkflowTexts } from './texts.ts';

/** Every step with whose it is, its time limit, and what can be done there by whom and with whose approval. */
export function FlowTable({ flow, at }: { flow: Workflow; at: string }) {
  const t = useWorkflowTexts();
  const lang = useLang();
  const listed = (parts: readonly string[]): string => parts.map((part) => t.of(`part.${part}`)).join(lang === 'zh' ? '、' : ', ');
  return (
    <table className="rows flow-table">
      <thead><tr><th>{t('step')}</th><th>{t('who')}</th><th>{t('clock')}</th><th>{t('moves')}</th></tr></thead>
      <tbody>
        {flow.steps.map((step) => (
          <tr key={step.id} className={step.id === at ? 'flow-row-at' : ''} aria-current={step.id === at ? 'step' : undefined}>
            <td><b>{say(step.name, lang)}</b>{step.id === at && <small> {t('here')}</small>}</td>
            <td>{step.hold === 'desk' && step.post ? t.of(`part.${step.post}`) : t.of(`hold.${step.hold}`)}</td>
            <td>{flow.clocks.filter((clock) => clock.runs.includes(step.id)).map((clock) => `${say(clock.name, lang)} ${clock.limit ? say(clock.limit, lang) : t('limit.category')}`).join('；')}</td>
            <td>
              <ul>
                {flow.moves.filter((move) => move.from.includes(step.id) && move.does !== 'note').map((move) => (
                  <li key={move.move}>
                    <b>{say(move.name, lang)}</b>{' '}
                    <span className="quiet">
                      {[move.to && move.to !== step.id ? t('to', { step: say(flow.steps.find((s) => s.id === move.to)?.name, lang) }) : '', t('by', { who: listed(move.by) }), move.approvedBy.length > 0 ? t('approved', { who: listed(move.approvedBy) }) : ''].filter(Boolean).join(lang === 'zh' ? '，' : ', ')}
                    </span>
                  </li>
                ))}
              </ul>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
