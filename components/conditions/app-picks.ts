import { callApi } from '@/components/api/client';
import type { Found } from '@/components/fields/field-view';
import type { PickSource } from './condition-subject';

/** The members, staff, stores and records of an app, for conditions about certain ones. */
export function appPicks(app: string): PickSource {
  const ask = async (body: Readonly<Record<string, string | undefined>>) => {
    const answer = await callApi<{ found: readonly Found[] }>('GET', `/apps/${app}/picks`, { body });
    return answer.ok ? answer.value.found : [];
  };
  return {
    search: (kind, text, form) => ask({ kind, text, form }),
    named: (kind, ids, form) => ask({ kind, ids: ids.join(','), form }),
  };
}
