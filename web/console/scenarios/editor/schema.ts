import format from '../../../../scenarios/scenario.schema.json';

/** As much of JSON Schema as the package format is written in. */
export interface Schema {
  /** Chinese and English with ` · ` between. */
  description?: string;
  type?: string;
  enum?: readonly string[];
  minimum?: number;
  maximum?: number;
  properties?: Readonly<Record<string, Schema>>;
  patternProperties?: Readonly<Record<string, Schema>>;
  additionalProperties?: Schema | boolean;
  required?: readonly string[];
  items?: Schema;
  anyOf?: readonly Schema[];
}

/** The format of packages, as editors of any make are given it. */
export const packageSchema = format as unknown as Schema;

const named = (schema: Schema, key: string): Schema | undefined =>
  schema.properties?.[key] ?? Object.entries(schema.patternProperties ?? {}).find(([pattern]) => new RegExp(pattern).test(key))?.[1]
  ?? (typeof schema.additionalProperties === 'object' ? schema.additionalProperties : undefined);

/** What the schema says of a place; null where it says nothing. Items of a list are `[]`. */
export function schemaAt(root: Schema, path: readonly string[]): Schema | null {
  let here: Schema | undefined = root;
  for (const step of path) {
    if (!here) return null;
    here = step === '[]' ? (here.items ?? here.anyOf?.find((s) => s.items)?.items) : named(here, step);
  }
  return here ?? null;
}

/** The words that a value can be. */
export const choices = (schema: Schema | null): readonly string[] => schema?.enum ?? schema?.anyOf?.flatMap((s) => s.enum ?? []) ?? [];

/** The description in a language. */
export function describe(schema: Schema | null | undefined, lang: 'zh' | 'en'): string {
  const both = schema?.description ?? '';
  const middle = both.indexOf(' · ');
  return middle < 0 ? both : lang === 'zh' ? both.slice(0, middle) : both.slice(middle + 3);
}
