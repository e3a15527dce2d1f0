import type { CaseStage, Workflow } from '@shared/api/types/index.ts';

export interface Box { id: string; x: number; y: number; column: number }
export interface Arc { key: string; from: string; to: string; moves: string[]; path: string; back: boolean; label: { x: number; y: number } }
export interface Drawing { width: number; height: number; columns: { stage: CaseStage; x: number }[]; boxes: Box[]; arcs: Arc[] }

export const boxWidth = 112;
export const boxHeight = 38;
const gapX = 46;
const gapY = 34;
const top = 78;

/**
 * Where the steps of a workflow stand when it is drawn: a column for each stage in the order of the file, the steps of a stage below each other, and an arc for each
 * pair of steps that moves lead between. What leads back runs below the boxes. Pure.
 */
export function draw(flow: Pick<Workflow, 'steps' | 'moves'>): Drawing {
  const stages = [...new Set(flow.steps.map((step) => step.stage))];
  const boxes: Box[] = [];
  for (const [column, stage] of stages.entries())
    for (const [row, step] of flow.steps.filter((s) => s.stage === stage).entries())
      boxes.push({ id: step.id, column, x: 12 + column * (boxWidth + gapX), y: top + row * (boxHeight + gapY) });
  const at = new Map(boxes.map((box) => [box.id, box]));
  const rows = Math.max(...stages.map((stage) => flow.steps.filter((s) => s.stage === stage).length));
  const floor = top + rows * (boxHeight + gapY);
  const pairs = new Map<string, string[]>();
  for (const move of flow.moves)
    for (const from of move.from)
      if (move.to !== null && move.to !== from) pairs.set(`${from} ${move.to}`, [...(pairs.get(`${from} ${move.to}`) ?? []), move.move]);
  let depth = 0;
  const arcs = [...pairs].flatMap(([key, moves]): Arc[] => {
    const [a, b] = key.split(' ').map((id) => at.get(id));
    if (!a || !b) return [];
    // Ways to an end that skip stages (void, not accepted) cross everything: the table tells them.
    if (b.column === stages.length - 1 && b.column > a.column + 1) return [];
    const back = b.column < a.column;
    if (back) depth++;
    return [{ key, from: a.id, to: b.id, moves, back, ...curve(a, b, back ? floor + depth * 13 : 0) }];
  });
  return { width: 24 + stages.length * (boxWidth + gapX) - gapX, height: floor + depth * 13 + 16, columns: stages.map((stage, i) => ({ stage, x: 12 + i * (boxWidth + gapX) + boxWidth / 2 })), boxes, arcs };
}

function curve(a: Box, b: Box, floor: number): Pick<Arc, 'path' | 'label'> {
  const [ay, by] = [a.y + boxHeight / 2, b.y + boxHeight / 2];
  if (floor > 0) {
    const [ax, bx] = [a.x + boxWidth * 0.35, b.x + boxWidth * 0.65];
    return { path: `M${ax} ${a.y + boxHeight} V${floor - 8} Q${ax} ${floor} ${ax - 8} ${floor} H${bx + 8} Q${bx} ${floor} ${bx} ${floor - 8} V${b.y + boxHeight}`, label: { x: (ax + bx) / 2, y: floor - 3 } };
  }
  if (a.column === b.column) {
    const [ax, down] = [a.x + boxWidth * (a.y < b.y ? 0.5 : 0.8), a.y < b.y];
    return { path: `M${ax} ${down ? a.y + boxHeight : a.y} V${down ? b.y : b.y + boxHeight}`, label: { x: ax, y: (ay + by) / 2 } };
  }
  const [ax, bx] = [a.x + boxWidth, b.x];
  if (b.column === a.column + 1) return { path: `M${ax} ${ay} C${ax + 20} ${ay} ${bx - 20} ${by} ${bx} ${by}`, label: { x: (ax + bx) / 2, y: (ay + by) / 2 - 5 } };
  const crest = top - 14 - (b.column - a.column) * 7;
  const start = a.y === top ? `M${a.x + boxWidth * 0.7} ${a.y} C${a.x + boxWidth} ${crest}` : `M${ax} ${ay} h6 q8 0 8 -8 V${crest + 30} C${ax + 16} ${crest}`;
  return { path: `${start} ${bx - 10} ${crest} ${bx + boxWidth * 0.3} ${b.y}`, label: { x: (ax + bx) / 2, y: crest + 6 } };
}
