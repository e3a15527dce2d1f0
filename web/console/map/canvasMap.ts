import { Map as MapLibre, NavigationControl, setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import 'maplibre-gl/dist/maplibre-gl.css';
import type { Bounds, CityMap, Point } from '@shared/api/types/index.ts';
import type { Lang } from '@shared/i18n/lang.ts';
import { cityStyle } from './mapStyle.ts';

setWorkerUrl(workerUrl);

/** Something on the canvas that can be pointed at. */
export interface Hit { x: number; y: number; radius: number; kind: 'case' | 'device' | 'officer' | 'area' | 'cluster'; id: string; at: Point }
export interface View { width: number; height: number; zoom: number; project: (p: Point) => { x: number; y: number }; /** Asks for another frame: something still moves. */ again: () => void }
/** Draws the moving things over the still map and answers what can be pointed at. */
export type Painter = (ctx: CanvasRenderingContext2D, view: View) => Hit[];

export interface MapOptions {
  bounds?: Bounds;
  center?: Point;
  zoom?: number;
  still?: boolean;
  label: string;
  /** How much larger marks and names are drawn: 1 on a desk, more on a wall. */
  scale?: number;
  /** Off where the painter names the areas itself. */
  areaNames?: boolean;
}

/** Nobody "works on the map" after this long without a touch (ms). */
const handsOff = 20_000;

/**
 * A still MapLibre map with a 2D canvas over it: roads and names are drawn once, what moves is drawn on the canvas, which is
 * several times cheaper than a WebGL layer for moving points.
 */
export class CanvasMap {
  readonly map: MapLibre;
  readonly #canvas = document.createElement('canvas');
  #painter: Painter | null = null;
  #hits: Hit[] = [];
  #frame = 0;
  #touchedAt = -Infinity;
  /** What the map was last fitted to; null once somebody or an alarm has moved it elsewhere. */
  #fitted: Bounds | null;
  onHover: ((hit: Hit | null) => void) | null = null;
  onPick: ((hit: Hit | null, at: Point) => void) | null = null;

  constructor(box: HTMLElement, data: CityMap, theme: 'dark' | 'light', lang: Lang, private readonly options: MapOptions) {
    this.#fitted = options.center ? null : (options.bounds ?? data.bounds);
    this.map = new MapLibre({
      container: box,
      style: cityStyle(data, theme, lang, options.scale, options.areaNames),
      attributionControl: false,
      dragRotate: false,
      pitchWithRotate: false,
      touchPitch: false,
      interactive: !options.still,
      maxZoom: 19,
      fadeDuration: 0,
      localIdeographFontFamily: '"Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif',
      ...(options.center
        ? { center: [options.center.lon, options.center.lat] as [number, number], zoom: options.zoom ?? 16 }
        : { bounds: options.bounds ?? data.bounds, fitBoundsOptions: { padding: 24 * (options.scale ?? 1) } }),
    });
    if (!options.still) this.map.addControl(new NavigationControl({ showCompass: false }), 'bottom-right');
    this.map.getCanvas().setAttribute('aria-label', options.label);
    this.#canvas.className = 'map-canvas';
    this.#canvas.setAttribute('aria-hidden', 'true');
    box.appendChild(this.#canvas);
    box.setAttribute('aria-busy', 'true');
    void this.map.once('idle', () => box.removeAttribute('aria-busy'));

    this.map.on('move', () => this.repaint());
    this.map.on('resize', () => {
      // Another size shows the same whole, unless somebody works on the map.
      if (this.#fitted && !this.inUse) this.map.fitBounds(this.#fitted, { padding: this.#padding, duration: 0 });
      this.repaint();
    });
    this.map.on('movestart', (e) => {
      if (!('originalEvent' in e) || !e.originalEvent) return;
      this.#fitted = null;
      this.#touchedAt = performance.now();
    });
    this.map.on('load', () => this.repaint());
    for (const name of ['mousedown', 'touchstart', 'wheel'] as const) this.map.on(name, () => (this.#touchedAt = performance.now()));
    this.map.on('mousemove', (e) => this.onHover?.(this.#find(e.point)));
    this.map.on('mouseout', () => this.onHover?.(null));
    this.map.on('click', (e) => this.onPick?.(this.#find(e.point), { lon: e.lngLat.lng, lat: e.lngLat.lat }));
  }

  /** True while somebody drags, zooms or has just done so: the map then must not fly away under their hands. */
  get inUse(): boolean {
    return performance.now() - this.#touchedAt < handsOff;
  }

  get #scale(): number {
    return this.options.scale ?? 1;
  }

  /** Room for the names at the edge (px). */
  get #padding(): number {
    return 24 * this.#scale;
  }

  paintWith(painter: Painter): void {
    this.#painter = painter;
    this.repaint();
  }

  repaint(): void {
    if (this.#frame) return;
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0;
      this.#paint();
    });
  }

  dress(data: CityMap, theme: 'dark' | 'light', lang: Lang): void {
    this.map.setStyle(cityStyle(data, theme, lang, this.options.scale, this.options.areaNames), { diff: false });
    this.repaint();
  }

  /** Goes to a place unless somebody works on the map. Answers whether it went. */
  flyTo(to: Point, zoom = 16.2, force = false): boolean {
    if (this.inUse && !force) return false;
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    this.#fitted = null;
    const camera = { center: [to.lon, to.lat] as [number, number], zoom: Math.max(zoom, this.map.getZoom()) };
    if (calm) this.map.jumpTo(camera);
    else this.map.flyTo({ ...camera, duration: 1_400 });
    return true;
  }

  /** @param padding Room at the edge (px). */
  fit(bounds: Bounds, padding = this.#padding): void {
    this.#fitted = bounds;
    this.map.fitBounds(bounds, { padding, duration: 700 });
  }

  remove(): void {
    cancelAnimationFrame(this.#frame);
    this.map.remove();
    this.#canvas.remove();
  }

  #find(point: { x: number; y: number }): Hit | null {
    let best: Hit | null = null;
    let nearest = Infinity;
    for (const hit of this.#hits) {
      const distance = Math.hypot(hit.x * this.#scale - point.x, hit.y * this.#scale - point.y);
      if (distance <= (hit.radius + 4) * this.#scale && distance < nearest) [best, nearest] = [hit, distance];
    }
    this.map.getCanvas().style.cursor = best ? 'pointer' : '';
    return best;
  }

  #paint(): void {
    const box = this.map.getContainer();
    const [width, height, ratio] = [box.clientWidth, box.clientHeight, devicePixelRatio || 1];
    if (this.#canvas.width !== Math.round(width * ratio) || this.#canvas.height !== Math.round(height * ratio)) {
      this.#canvas.width = Math.round(width * ratio);
      this.#canvas.height = Math.round(height * ratio);
      this.#canvas.style.width = `${width}px`;
      this.#canvas.style.height = `${height}px`;
    }
    const ctx = this.#canvas.getContext('2d');
    if (!ctx) return;
    const scale = this.#scale;
    ctx.setTransform(ratio * scale, 0, 0, ratio * scale, 0, 0);
    ctx.clearRect(0, 0, width / scale, height / scale);
    this.#hits = this.#painter?.(ctx, {
      again: () => this.repaint(),
      width: width / scale, height: height / scale, zoom: this.map.getZoom(),
      project: (p) => {
        const at = this.map.project([p.lon, p.lat]);
        return { x: at.x / scale, y: at.y / scale };
      },
    }) ?? [];
  }
}
