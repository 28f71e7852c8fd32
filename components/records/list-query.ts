import { type Condition, conditionSchema } from '@/engine/conditions/schema';
import { type Sort, type View, viewBodySchema } from '@/engine/records/views/schema';

/** No saved view, although one is the standard. */
export const NO_VIEW = 'all';

/** What a list shows, as its address says it. */
export interface ListQuery {
  readonly search: string;
  /** Names of columns in their order; null: those the builder chose. */
  readonly columns: readonly string[] | null;
  /** Null sorts the newest first. */
  readonly sort: Sort | null;
  readonly where: Condition | undefined;
  readonly binned: boolean;
  readonly after: string | undefined;
  /** Id of the saved view it started from, or `NO_VIEW`. */
  readonly view: string | undefined;
}

/** A list in the address bar: where it lives, and the views that addresses of it may name. */
export interface ListPlace {
  readonly base: string;
  readonly views: readonly View[];
}

type Asked = { readonly [name: string]: string | string[] | undefined };

/** What stands in an address goes before what its view says. Whatever makes no sense is left out. */
export function readListQuery(asked: Asked, views: readonly View[]): ListQuery {
  const one = (name: string) => {
    const value = asked[name];
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
  const binned = one('bin') === '1';
  const view = binned ? undefined : viewOf(asked, views);
  const { where, columns, sort } = view ? originOf(view.id, views) : PLAIN;
  return {
    search: (one('q') ?? '').slice(0, 200),
    columns: asked.columns === undefined ? columns : readColumns(one('columns')),
    sort: asked.sort === undefined ? sort : readSort(one('sort')),
    where: asked.where === undefined ? where : readWhere(one('where')),
    binned,
    after: one('after'),
    view: view?.id ?? (!binned && standardOf(views) ? NO_VIEW : undefined),
  };
}

function viewOf(asked: Asked, views: readonly View[]): View | undefined {
  if (typeof asked.view === 'string') return views.find(({ id }) => id === asked.view);
  // An address that asks for something means just that, whatever is standard here.
  return Object.keys(asked).length === 0 ? standardOf(views) : undefined;
}

/** The view a list opens with: a person's own before everybody's. */
export function standardOf(views: readonly View[]): View | undefined {
  const standard = views.filter((view) => view.standard);
  return standard.find(({ shared }) => !shared) ?? standard[0];
}

type Origin = Pick<ListQuery, 'where' | 'columns' | 'sort'>;
const PLAIN: Origin = { where: undefined, columns: null, sort: null };

/** What the list shows before anything was changed. */
export function originOf(view: string | undefined, views: readonly View[]): Origin {
  const body = views.find(({ id }) => id === view)?.body;
  return body ? { where: body.where ?? undefined, columns: body.columns, sort: body.sort } : PLAIN;
}

function readColumns(text: string | undefined): readonly string[] | null {
  const judged = viewBodySchema.shape.columns.safeParse(text?.split(','));
  return judged.success ? judged.data : null;
}

function readSort(text: string | undefined): Sort | null {
  if (!text) return null;
  return { field: text.replace(/^-/, ''), direction: text.startsWith('-') ? 'desc' : 'asc' };
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
export function listAddress({ base, views }: ListPlace, query: Partial<ListQuery>): string {
  const origin = originOf(query.view, views);
  const pairs = new URLSearchParams();
  if (query.view) pairs.set('view', query.view);
  if (query.search) pairs.set('q', query.search);
  const said: Origin = { where: query.where, columns: query.columns ?? null, sort: query.sort ?? null };
  for (const name of ['sort', 'where', 'columns'] as const) {
    const text = WRITTEN[name](said);
    // Empty on purpose: the view says something here, and the list does not.
    if (text !== WRITTEN[name](origin)) pairs.set(name, text);
  }
  if (query.binned) pairs.set('bin', '1');
  if (query.after) pairs.set('after', query.after);
  const text = pairs.toString();
  return text ? `${base}?${text}` : base;
}

/** Does the list still show what its view says? */
export function isChanged(query: ListQuery, views: readonly View[]): boolean {
  const origin = originOf(query.view, views);
  return (['sort', 'where', 'columns'] as const).some((name) => WRITTEN[name](query) !== WRITTEN[name](origin));
}

const WRITTEN = {
  sort: ({ sort }: Origin) => (sort ? (sort.direction === 'desc' ? '-' : '') + sort.field : ''),
  where: ({ where }: Origin) => (where ? JSON.stringify(where) : ''),
  columns: ({ columns }: Origin) => columns?.join(',') ?? '',
};

/** Where the same records are written into a file. */
export function exportAddress(
  base: string,
  query: Pick<ListQuery, 'search' | 'where' | 'binned'> & { readonly ids?: readonly string[] },
): string {
  const pairs = new URLSearchParams();
  if (query.search) pairs.set('q', query.search);
  if (query.where) pairs.set('where', JSON.stringify(query.where));
  if (query.binned) pairs.set('bin', '1');
  if (query.ids) pairs.set('ids', query.ids.join(','));
  return `${base}?${pairs}`;
}
