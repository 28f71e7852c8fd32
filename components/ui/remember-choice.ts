/** Keeps a reader's choice of language or theme for a year, for the server to read on the next request. */
export function rememberChoice(name: string, value: string): void {
  const secure = location.protocol === 'https:' ? '; secure' : '';
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is absent in Safari and in-app browsers
  document.cookie = `${name}=${value}; path=/; max-age=31536000; samesite=lax${secure}`;
}
