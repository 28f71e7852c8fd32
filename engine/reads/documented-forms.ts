import { loadAppById } from '@/engine/apps/load-app';
import { appsOf } from '@/engine/apps/store';
import { formSchema } from '@/engine/forms/json-schema';
import type { Actor } from '@/engine/kernel/actor';
import { localText } from '@/engine/kernel/text';
import { can } from '@/engine/permissions/can';
import type { Tx } from '@/lib/db/types';

/** Every published form of the caller's company with the JSON schema of its values, for the API document. */
export async function documentedForms(tx: Tx, actor: Actor) {
  if (!can(actor, 'apps:read')) return [];
  const forms = [];
  for (const row of await appsOf(tx, actor.workspaceId)) {
    if (row.revision === 0) continue;
    const app = await loadAppById(tx, row.id);
    for (const form of app.forms.values()) {
      forms.push({
        app: app.key,
        form: form.key,
        title: localText(form.body.title, app.locale),
        schema: { ...formSchema(form.compiled) },
      });
    }
  }
  return forms;
}
