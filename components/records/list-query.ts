import { type Condition, conditionSchema } from '@/engine/conditions/schema';

/** What a list shows, as its address says it. */
export interface ListQuery {
  readonly search: string;
  /** Field id, or `record.createdAt` and its kind; null sorts the newest first. */
  readonly sort: { readonly field: string; readonly direction: 'asc' | 'desc' } | null;
  readonly where: Condition | undefined;
  readonly binned: boolean;
  readonly after: string | undefined;
}

type Asked = { readonly [name: string]: string | string[] | undefined };

/** Whatever makes no sense in an address is left out. */
export function readListQuery(asked: Asked): ListQuery {
  const one = (name: string) => {
    const value = asked[name];
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
  const sort = one('sort');
  return {
    search: (one('q') ?? '').slice(0, 200),
    sort: sort ? { field: sort.replace(/^-/, ''), direction: sort.startsWith('-') ? 'desc' : 'asc' } : null,
    where: readWhere(one('where')),
    binned: one('bin') === '1',
    after: one('after'),
  };
}

export function readWhere(text: string | undefined): Condition | undefined {
  if (!text) return undefined;
  try {
    const judged = conditionSchema.safeParse(JSON.parse(text));
    return judged.success ? judged.data : undefined;
  } catch {
    return undefined;
  }
}

/** The address of a list; a change of what is shown begins at the first page again unless `after` says otherwise. */
export function listAddress(base: string, query: Partial<ListQuery>): string {
  const pairs = new URLSearchParams();
  if (query.search) pairs.set('q', query.search);
  if (query.sort) pairs.set('sort', (query.sort.direction === 'desc' ? '-' : '') + query.sort.field);
  if (query.where) pairs.set('where', JSON.stringify(query.where));
  if (query.binned) pairs.set('bin', '1');
  if (query.after) pairs.set('after', query.after);
  const text = pairs.toString();
  return text ? `${base}?${text}` : base;
}
