import type { Workflow } from '@shared/api/types/index.ts';
import { say, useLang } from '@shared/i18n/lang.ts';
import { boxHeight, boxWidth, draw } from './layout.ts';
import { useWorkflowTexts } from './texts.ts';

/** The workflow as a drawing: stages as columns, steps as boxes, moves as arrows; what leads back runs below. The table below says the same in words. */
export function FlowDrawing({ flow, at }: { flow: Workflow; at: string }) {
  const t = useWorkflowTexts();
  const lang = useLang();
  const picture = draw(flow);
  const nameOf = (move: string): string => {
    const line = flow.moves.find((m) => m.move === move);
    return line ? say(line.name, lang) : move;
  };
  return (
    <svg viewBox={`0 0 ${picture.width} ${picture.height}`} role="img" aria-label={t('drawing')}>
      <defs><marker id="flow-tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto-start-reverse"><path d="M0 0 8 4 0 8z" fill="context-stroke" /></marker></defs>
      {picture.columns.map(({ stage, x }) => <text key={stage} x={x} y={20} className="flow-stage">{t(`stage.${stage}`)}</text>)}
      {picture.arcs.map((arc) => (
        <g key={arc.key} className={`${arc.back ? 'flow-back' : 'flow-on'}${arc.from === at ? ' flow-now' : ''}`}>
          <path d={arc.path} markerEnd="url(#flow-tip)" />
          <text x={arc.label.x} y={arc.label.y}>{arc.moves.map(nameOf).join(' / ')}</text>
        </g>
      ))}
      {picture.boxes.map((box) => {
        const step = flow.steps.find((s) => s.id === box.id)!;
        return (
          <g key={box.id} className={`flow-step${box.id === at ? ' flow-at' : ''}${step.stage === 'ended' ? ' flow-end' : ''}`}>
            <rect x={box.x} y={box.y} width={boxWidth} height={boxHeight} rx="6" />
            <text x={box.x + boxWidth / 2} y={box.y + boxHeight / 2 + 5}>{say(step.name, lang)}</text>
            {box.id === at && <title>{t('here')}</title>}
          </g>
        );
      })}
    </svg>
  );
}
