import { createTransport } from 'nodemailer';
import type { Sender } from './sender';

const PATIENCE = 10_000;

/** Mail through an SMTP server, `smtp://user:password@host:587` or `smtps://…:465`. */
export function smtpMail(url: string, from: string): Sender {
  const transport = createTransport(url, {
    from,
    connectionTimeout: PATIENCE,
    greetingTimeout: PATIENCE,
    socketTimeout: PATIENCE,
  });
  const domain = /@([\w.-]+)/.exec(from)?.[1] ?? 'pointwright';
  return async ({ id, subject, text, outgoing }) => {
    await transport.sendMail({
      to: { name: '', address: outgoing.to },
      subject: subject ?? '',
      text,
      messageId: `<${id}@${domain}>`,
    });
  };
}
