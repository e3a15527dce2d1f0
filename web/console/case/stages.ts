import type { CasePage, CaseStage, Workflow } from '@shared/api/types/index.ts';

export type StageLook = 'passed' | 'skipped' | 'present' | 'ahead';

/** The stages of a workflow in the order in which its steps name them, each as it looks for this case: a stage lies behind when one of its clocks ran and stopped. */
export function stagesOf(flow: Pick<Workflow, 'steps' | 'clocks'>, item: Pick<CasePage, 'stage' | 'clocks'>): { stage: CaseStage; look: StageLook }[] {
  const stages = [...new Set(flow.steps.map((step) => step.stage))];
  const at = stages.indexOf(item.stage);
  const ran = (stage: CaseStage): boolean => {
    const steps = flow.steps.filter((step) => step.stage === stage).map((step) => step.id);
    const kinds = flow.clocks.filter((clock) => clock.runs.some((step) => steps.includes(step))).map((clock) => clock.kind);
    return item.clocks.some((clock) => kinds.includes(clock.kind));
  };
  return stages.map((stage, i) => ({ stage, look: i === at ? (stage === 'ended' ? 'passed' : 'present') : i > at ? 'ahead' : ran(stage) ? 'passed' : 'skipped' }));
}
