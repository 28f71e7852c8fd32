import type { OutgoingMessage } from './message';
import type { RenderedMessage } from './render';

export interface Parcel extends RenderedMessage {
  /** The same for each try of one message, so that a gateway can send it once. */
  readonly id: string;
  readonly outgoing: OutgoingMessage;
}

/** Hands a message to the outside world; throws when it was not taken. */
export type Sender = (parcel: Parcel) => Promise<void>;

export interface Senders {
  /** Keeps every message in the message log, where the owner reads it, and sends none. */
  readonly development: boolean;
  readonly sms?: Sender;
  readonly mail?: Sender;
  /** Outside address of the product, for links in texts. */
  readonly publicUrl: string;
}

/** The part of the environment that decides how messages leave. */
export interface SenderSettings {
  readonly publicUrl: string;
  readonly DEV_SENDER: boolean;
  readonly SMS_URL?: string;
  readonly SMS_TOKEN?: string;
  readonly GATEWAY_NETWORKS: string;
  readonly SMTP_URL?: string;
  readonly MAIL_FROM: string;
}
