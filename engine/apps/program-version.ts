import type { CompiledProgram } from '@/engine/rules/compile';
import type { ProgramBody } from '@/engine/rules/program-schema';

/** One published version of an app's point program. */
export interface ProgramVersion {
  readonly definitionId: string;
  readonly version: number;
  readonly body: ProgramBody;
  readonly compiled: CompiledProgram;
  /** UTC milliseconds from which events are judged by it. */
  readonly inForceFrom: number;
}

/**
 * From when each version judges: the first one, and any that names another day than the version before, from that day on,
 * which may lie in the past; an ordinary change from the moment of its publication.
 */
export function inForceFrom(
  version: { readonly effectiveFrom: number; readonly publishedAt: number },
  before: { readonly effectiveFrom: number } | null,
): number {
  return before && before.effectiveFrom === version.effectiveFrom ? version.publishedAt : version.effectiveFrom;
}

/** The version an event is pinned to: the newest of those in force when it happened, else null. Versions ascend. */
export function programAt(versions: readonly ProgramVersion[], occurredAt: number): ProgramVersion | null {
  return versions.findLast((one) => one.inForceFrom <= occurredAt) ?? null;
}
