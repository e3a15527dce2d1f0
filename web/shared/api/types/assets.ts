import type { Text } from './basis.ts';

interface NamedThing { id: string; name: Text }

/** 部件: a numbered thing in the street with the three bodies that answer for it. */
export interface Asset {
  id: string;
  number: string;
  category: string;
  name: Text;
  area: NamedThing | null;
  lon: number;
  lat: number;
  competent: NamedThing | null;
  owner: NamedThing | null;
  maintainer: NamedThing | null;
}
export interface ImportedAsset { line: number; number: string; category: string; name: Text; area: Text | null; change: string }
export interface AssetMistake { line: number | null; field: string | null; code: string; value: string | null; args: Record<string, unknown> }
/** With any mistake nothing is stored. */
export interface AssetImport { stored: boolean; added: number; changed: number; unchanged: number; assets: ImportedAsset[]; mistakes: AssetMistake[]; readAs: string | null }
