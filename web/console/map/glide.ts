import type { Point } from '@shared/api/types/index.ts';

/** A step to the next known place takes this long (ms of the page). */
const glideMs = 900;
/** A jump farther than this (degrees, about 300 m) is drawn as a jump: nobody walks so. */
const jumpDegrees = 0.003;

/** Lets marks glide from one known place to the next, so that an eye can follow who went where. */
export class Glide {
  readonly #steps = new Map<string, { from: Point; to: Point; begun: number }>();
  readonly #calm = typeof matchMedia !== 'undefined' && matchMedia('(prefers-reduced-motion: reduce)').matches;

  /** Where to draw `id` at `at` (ms of the page) now that it is known to be at `to`, and whether it is still under way. */
  place(id: string, to: Point, at: number): Point & { moving: boolean } {
    const step = this.#steps.get(id);
    if (!step || this.#calm || Math.abs(step.to.lon - to.lon) + Math.abs(step.to.lat - to.lat) > jumpDegrees) {
      this.#steps.set(id, { from: to, to, begun: -Infinity });
      return { lon: to.lon, lat: to.lat, moving: false };
    }
    if (step.to.lon !== to.lon || step.to.lat !== to.lat) {
      const here = between(step, at);
      this.#steps.set(id, { from: here, to, begun: at });
      return { ...here, moving: true };
    }
    return { ...between(step, at), moving: at - step.begun < glideMs };
  }
}

function between({ from, to, begun }: { from: Point; to: Point; begun: number }, at: number): Point {
  const share = Math.min(1, Math.max(0, (at - begun) / glideMs));
  return { lon: from.lon + (to.lon - from.lon) * share, lat: from.lat + (to.lat - from.lat) * share };
}
