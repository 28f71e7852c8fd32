'use client';

import { useRef, useState } from 'react';
import { type ApiProblem, type ApiResult, callApi, type Method, newIdempotencyKey } from './client';

export interface CommandRun<Output> {
  readonly pending: boolean;
  readonly problem: ApiProblem | null;
  run(method: Method, path: string, body?: unknown): Promise<ApiResult<Output>>;
  clear(): void;
}

/**
 * One change asked for by a screen. Pressing twice is one request; the same request keeps its idempotency key until it has
 * succeeded, so trying again after a dropped network never does it twice.
 */
export function useCommand<Output = unknown>(): CommandRun<Output> {
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const open = useRef<{ request: string; key: string; answer: Promise<ApiResult<Output>> | null } | null>(null);

  const run = async (method: Method, path: string, body?: unknown) => {
    const request = `${method} ${path} ${JSON.stringify(body) ?? ''}`;
    if (open.current?.request !== request) open.current = { request, key: newIdempotencyKey(), answer: null };
    const attempt = open.current;
    if (attempt.answer) return attempt.answer;
    setPending(true);
    attempt.answer = callApi<Output>(method, path, { body, idempotencyKey: attempt.key });
    const result = await attempt.answer;
    attempt.answer = null;
    if (result.ok && open.current === attempt) open.current = null;
    setProblem(result.ok ? null : result.problem);
    setPending(false);
    return result;
  };

  return { pending, problem, run, clear: () => setProblem(null) };
}
