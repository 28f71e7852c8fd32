import { translator } from '@/lib/i18n/translator';
import type { OutgoingMessage } from './message';

export interface RenderedMessage {
  readonly subject: string | null;
  readonly text: string;
}

/** The words of a message in its reader's language. Throws when the catalogues have no such template. */
export function renderMessage(
  outgoing: Pick<OutgoingMessage, 'channel' | 'template' | 'params' | 'path' | 'locale' | 'timeZone'>,
  publicUrl: string,
): RenderedMessage {
  const t = translator(outgoing.locale, outgoing.timeZone);
  const dot = outgoing.template.indexOf('.');
  const place = `${outgoing.template.slice(0, dot)}.messages.${outgoing.template.slice(dot + 1)}`;
  if (!t.has(`${place}.text`)) throw new Error(`no text for messages of template ${outgoing.template}`);
  const params = { ...outgoing.params, link: publicUrl + (outgoing.path ?? '') };
  return {
    subject: outgoing.channel === 'mail' ? t(`${place}.subject`, params) : null,
    text: t(`${place}.text`, params),
  };
}
