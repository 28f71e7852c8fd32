import { test } from '@playwright/test';

/** Nothing at the first try; at the second, what may not be there twice is called otherwise. */
export function again(): string {
  const { retry } = test.info();
  return retry > 0 ? String(retry) : '';
}
