import { describe, expect, it } from 'vitest';
import { apiRouter } from '@/app/_entry/api/router';
import { readEnv } from '@/lib/env';
import { foundCompany, PASSWORD } from '../../world/people';
import { testStore } from '../../world/store';

const { store } = await testStore();
const { ownerName } = await foundCompany(store);

async function cookiesAt(publicUrl: string): Promise<string[]> {
  const router = apiRouter(store, readEnv({ PUBLIC_URL: publicUrl }));
  const answer = await router.request(`${publicUrl}/api/auth/sign-in`, {
    method: 'POST',
    headers: { origin: publicUrl, 'content-type': 'application/json' },
    body: JSON.stringify({ identifier: ownerName, password: PASSWORD }),
  });
  expect(answer.status).toBe(200);
  return answer.headers.getSetCookie().filter((line) => /session_token=[^;]/.test(line));
}

describe('the cookie of a session', () => {
  it('is kept from scripts and other sites, and behind https from plain http', async () => {
    const [cookie] = await cookiesAt('https://club.example');
    expect(cookie).toMatch(/^__Secure-/);
    for (const attribute of [/; httponly/i, /; samesite=lax/i, /; secure/i, /; path=\//i]) {
      expect(cookie).toMatch(attribute);
    }
  });
});
