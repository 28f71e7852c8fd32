import { readNetworks } from '@/lib/networks';
import { httpSms } from './http-sms';
import type { SenderSettings, Senders } from './sender';
import { smtpMail } from './smtp-mail';

/** The senders that the settings name. The demo, like `DEV_SENDER`, never sends anything to anybody. */
export function chooseSenders(settings: SenderSettings, demo: boolean): Senders {
  const networks = readNetworks('GATEWAY_NETWORKS', settings.GATEWAY_NETWORKS);
  return {
    publicUrl: settings.publicUrl,
    development: settings.DEV_SENDER || demo,
    sms: settings.SMS_URL ? httpSms({ url: settings.SMS_URL, token: settings.SMS_TOKEN, networks }) : undefined,
    mail: settings.SMTP_URL ? smtpMail(settings.SMTP_URL, settings.MAIL_FROM) : undefined,
  };
}
