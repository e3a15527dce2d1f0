/** A text that comes from the city's data, in both languages. */
export interface Text { zh: string; en: string }
export interface Page<T> { items: T[]; next: string | null }
export interface Point { lon: number; lat: number }
export interface Place extends Point { address: Text | null }
export interface AreaRef { id: string; name: Text }
export interface OrganizationRef { id: string; name: Text }
/** West, south, east, north in degrees. */
export type Bounds = [number, number, number, number];

export type Role =
  | 'operator' | 'intake' | 'shiftLeader' | 'dispatcher' | 'commander' | 'officer' | 'crew' | 'handler' | 'inspector' | 'pointOwner' | 'resident' | 'administrator' | 'hotline' | 'hotlinePlatform';
export type AreaLevel = 'city' | 'district' | 'subdistrict' | 'neighborhood' | 'estate' | 'microGrid' | 'zone';
/** 1 is a notice, 4 the worst. */
export type Severity = 1 | 2 | 3 | 4;
export interface Clock { now: string; rate: number; demo: boolean }
