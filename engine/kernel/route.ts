/** Where a command or read stands in the API: `/api/v1` + path, with `{name}` for path parameters that are also keys of the input. */
export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: string;
  /** Group in the API document. */
  readonly tag: string;
  /** Scope a program's key needs; without one the route is for signed-in people only. */
  readonly scope?: string;
  /** A second scope the key needs too, where the answer tells of more than one thing. */
  readonly besides?: string;
  /** Answered without any session or key. */
  readonly open?: true;
}
