import type { MultiPolygon, Polygon } from 'geojson';
import type { AreaLevel, AreaRef, Bounds, OrganizationRef, Point, Role, Text } from './basis.ts';

export interface Post { role: Role; area: AreaRef; organization: OrganizationRef | null; until: string | null }
export interface Me {
  userName: string;
  displayName: Text;
  home: 'console' | 'field' | 'resident';
  area: (AreaRef & { level: AreaLevel; center: Point; bounds: Bounds }) | null;
  posts: Post[];
  actions: string[];
}
export interface Person {
  userName: string;
  displayName: Text;
  posts: Post[];
  onShift: boolean;
  shiftUntil: string | null;
  phoneMasked: string | null;
  position: (Point & { at: string | null; accuracyMeters: number | null }) | null;
  state: 'idle' | 'busy' | 'off';
  caseNumber: string | null;
}
export interface DutyRow {
  id: string;
  /** At work, or reachable for a body. */
  kind: 'shift' | 'duty';
  /** Null for a post of no body. */
  organization: OrganizationRef | null;
  role: Role;
  userName: string;
  displayName: Text;
  from: string;
  until: string;
  onNow: boolean;
  phoneMasked: string | null;
  mayTakeBack: boolean;
}
/** A body with posts. */
export interface Organization {
  id: string;
  kind: string;
  name: Text;
  area: AreaRef | null;
  parent: OrganizationRef | null;
  dutyPhone: string | null;
  /** How many hold a post in it now. */
  people: number;
  mayChange: boolean;
}
/** Who answers for a place: a circle, or a boundary. */
export interface PointOwner {
  id: string;
  userName: string;
  displayName: Text;
  area: AreaRef | null;
  place: Text;
  center: Point | null;
  radiusMeters: number | null;
  boundary: Polygon | MultiPolygon | null;
  /** Not when the post is over or the account locked. */
  called: boolean;
}
