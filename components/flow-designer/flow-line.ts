import type { LocalText } from '@/engine/kernel/text';

/** One flow, as the list tells about it. */
export interface FlowLine {
  readonly key: string;
  readonly title: LocalText;
  /** Title of the form it belongs to. */
  readonly form: LocalText;
  readonly steps: number;
  readonly publishedVersion: number | null;
  /** Whether the draft differs from what is live. */
  readonly changed: boolean;
}
