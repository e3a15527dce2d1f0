import type { Device } from '@shared/api/types/index.ts';

/** A camera reports no values, so that it is neither normal nor silent. */
export const isCamera = (device: Pick<Device, 'camera' | 'values'>): boolean => device.camera !== null && device.values.length === 0;
