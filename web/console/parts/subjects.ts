/**
 * Whether an alarm's or case's device is one that has a page of its own. What stands for a register's row, or for the devices of a place, has a
 * name that no device can have.
 */
export const isDevice = (deviceId: string | null | undefined): deviceId is string => !!deviceId && /^[\w.-]+$/.test(deviceId);

/** Whether it stands for the devices of a place. */
export const isGroup = (deviceId: string | null | undefined): deviceId is string => !!deviceId && deviceId.includes('@');
