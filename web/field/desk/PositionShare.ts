import { api } from '@shared/api/client.ts';
import { cityClock } from '@shared/time/cityClock.ts';
import { takenAt, worthSending, type Fix } from '../rules/where.ts';
import { Told, kept } from './Told.ts';

export type PositionState = 'off' | 'waiting' | 'on' | 'denied' | 'insecure' | 'failed';

const accurately: PositionOptions = { enableHighAccuracy: true, maximumAge: 5000, timeout: 30000 };

/** Where this phone is: shown on its own screen, and sent to the center while the person is on shift and has agreed. */
export class PositionShare {
  readonly state = new Told<PositionState>('off');
  readonly fix = new Told<Fix | null>(null);
  #watch: number | null = null;
  #sent: Fix | null = null;
  #onShift = false;
  #heading: number | null = null;

  /** True once the person has agreed on this phone. */
  get agreed(): boolean {
    return kept.read<boolean>('position') === true;
  }

  get asked(): boolean {
    return kept.read<boolean>('position') !== null;
  }

  shift(on: boolean): void {
    const begins = on && !this.#onShift;
    this.#onShift = on;
    if (!on) this.#sent = null;
    else if (this.state.value === 'on') {
      this.#send();
      if (begins) this.#askAnew();
    }
  }

  start(): void {
    kept.write('position', true);
    if (this.#watch !== null) return;
    if (!window.isSecureContext || !navigator.geolocation) return this.state.tell('insecure');
    this.state.tell('waiting');
    this.#watch = navigator.geolocation.watchPosition(
      (position) => this.#take(position),
      (error) => this.#fail(error),
      accurately,
    );
  }

  stop(): void {
    kept.write('position', false);
    if (this.#watch !== null) navigator.geolocation.clearWatch(this.#watch);
    this.#watch = null;
    this.#sent = null;
    this.state.tell('off');
  }

  /** A phone that lies still tells nothing new by itself, and its last fix may be too old to be called by. */
  #askAnew(): void {
    navigator.geolocation.getCurrentPosition(
      (position) => {
        if (this.#watch !== null) this.#take(position);
      },
      () => undefined, // What is known was sent with its age.
      accurately,
    );
  }

  #take(position: GeolocationPosition): void {
    const { longitude, latitude, accuracy, heading } = position.coords;
    this.#heading = heading === null || Number.isNaN(heading) ? null : heading;
    this.fix.tell({ lon: longitude, lat: latitude, accuracyMeters: accuracy, at: position.timestamp });
    this.state.tell('on');
    this.#send();
  }

  #send(): void {
    const fix = this.fix.value;
    if (!fix || !this.#onShift || !worthSending(this.#sent, fix)) return;
    this.#sent = fix;
    const turned = this.#heading === null ? {} : { heading: this.#heading };
    const at = new Date(takenAt(fix, Date.now(), cityClock.now(), cityClock.rate)).toISOString();
    // A position that does not get through is not kept: only the newest is worth anything.
    void api.post('/me/position', { lon: fix.lon, lat: fix.lat, accuracyMeters: Math.round(fix.accuracyMeters), ...turned, at }).catch(() => undefined);
  }

  #fail(error: GeolocationPositionError): void {
    if (error.code === error.PERMISSION_DENIED) {
      if (this.#watch !== null) navigator.geolocation.clearWatch(this.#watch);
      this.#watch = null;
      this.state.tell('denied');
    } else if (this.fix.value === null) this.state.tell('failed');
  }
}
