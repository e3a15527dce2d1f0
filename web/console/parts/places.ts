/** An address begins with its road: `南京西路 成都北路口西165米`, `Nanjing West Road, 165 m west of …`. */
const roadOf = (address: string): string => (/, /.test(address) ? /^.+?, / : /^[^\sA-Za-z]+ /).exec(address)?.[0] ?? '';

/** A road that so many of the addresses share says nothing in their list. */
const shareToDrop = 0.6;

/** The beginning that most addresses share, to be left out where room is short; empty where they share none. */
export function commonRoad(addresses: readonly string[]): string {
  const counts = new Map<string, number>();
  const known = addresses.filter((address) => address !== '');
  for (const address of known) counts.set(roadOf(address), (counts.get(roadOf(address)) ?? 0) + 1);
  const [road, count] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? ['', 0];
  return count >= Math.max(2, known.length * shareToDrop) ? road : '';
}

/** The address without the road that its list shares. */
export const withoutRoad = (address: string, road: string): string => (road !== '' && address.startsWith(road) && address.length > road.length ? address.slice(road.length) : address);
