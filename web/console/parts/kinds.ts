import { useQuery } from '@tanstack/react-query';
import { api } from '@shared/api/client.ts';
import type { Alarm, DeviceKind, Page } from '@shared/api/types/index.ts';

/** The kinds of devices of this city, asked once. */
export function useDeviceKinds(): readonly DeviceKind[] {
  const kinds = useQuery({ queryKey: ['device-kinds'], queryFn: () => api.get<Page<DeviceKind>>('/device-kinds'), staleTime: Infinity });
  return kinds.data?.items ?? [];
}

/** The unit of an alarm's value: of the value that its condition looks at, or of the only one that the kind has. */
export function unitOf(kinds: readonly DeviceKind[], alarm: Pick<Alarm, 'kind' | 'conditionName'>): string {
  const kind = kinds.find((k) => k.kind === alarm.kind);
  const watched = kind?.levels.find((level) => level.name.zh === alarm.conditionName.zh)?.value;
  return (kind?.values.find((value) => value.name === watched) ?? (kind?.values.length === 1 ? kind.values[0] : undefined))?.unit ?? '';
}
