import type { Uploaded } from './field-view';

/** Sends one file as it is; `app` is the public address where nobody is signed in. `failed` says in words that it did not arrive. */
export async function uploadFile(
  file: File,
  { app, failed }: { readonly app?: string; readonly failed: string },
): Promise<Uploaded> {
  const query = new URLSearchParams({ name: file.name, ...(app && { app }) });
  try {
    const response = await fetch(`/api/v1/files?${query}`, { method: 'POST', body: file, credentials: 'same-origin' });
    const answer: { id?: string; name?: string; size?: number; type?: string; title?: string } = await response.json();
    if (!response.ok || !answer.id) return { refused: answer.title ?? failed };
    return { id: answer.id, name: answer.name ?? '', size: answer.size ?? 0, type: answer.type ?? '' };
  } catch {
    return { refused: failed };
  }
}
