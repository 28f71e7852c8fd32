import { listWorkspaceIds } from '@/engine/organisation/store/workspaces';
import { services } from './services';

/** Is there a company on this installation? */
export async function isFounded(): Promise<boolean> {
  const { store } = await services();
  return (await store.read((tx) => listWorkspaceIds(tx))).length > 0;
}
