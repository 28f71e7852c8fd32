/** Where to go after signing in: a page of ours that was asked for, else the home page. Never another site. */
export function safeNext(asked: string | null | undefined): string {
  return asked && /^\/(?![/\\])[^\\\s]*$/.test(asked) && !asked.startsWith('/api/') ? asked : '/home';
}
