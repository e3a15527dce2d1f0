import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api } from '@shared/api/client.ts';
import type { Category, Page, Role } from '@shared/api/types/index.ts';
import { say, useLang } from '@shared/i18n/lang.ts';
import { useSharedTexts } from '@shared/i18n/sharedTexts.ts';
import { useDeviceKinds } from '../parts/kinds.ts';
import type { Vocabulary } from './editor/suggest.ts';
import { usePackages } from './queries.ts';

const roles: readonly Role[] = ['operator', 'commander', 'officer', 'crew', 'handler', 'inspector', 'pointOwner', 'resident', 'administrator'];

/** What a package may name of the city: categories, kinds, packages and roles, in the reader's language. */
export function useVocabulary(): Vocabulary {
  const lang = useLang();
  const shared = useSharedTexts();
  const kinds = useDeviceKinds();
  const packages = usePackages().data?.items;
  const categories = useQuery({ queryKey: ['categories'], staleTime: 60_000, queryFn: () => api.get<Page<Category>>('/categories') }).data?.items;
  return useMemo(() => ({
    categories: (categories ?? []).map((c) => ({ code: c.code, name: say(c.name, lang) })),
    kinds: kinds.map((k) => ({ code: k.kind, name: say(k.name, lang), values: k.values.map((v) => v.name) })),
    packages: (packages ?? []).map((p) => ({ code: p.code, name: say(p.name, lang) })),
    roles: Object.fromEntries(roles.map((role) => [role, shared(`role.${role}`)])),
  }), [categories, kinds, packages, lang, shared]);
}
