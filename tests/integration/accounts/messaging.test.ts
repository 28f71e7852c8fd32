import { createServer } from 'node:http';
import { createServer as createTcpServer } from 'node:net';
import { eq } from 'drizzle-orm';
import { afterAll, describe, expect, it } from 'vitest';
import { job } from '@/drizzle/tables/commands';
import { message } from '@/drizzle/tables/messages';
import { startWorker, type Worker } from '@/lib/jobs/worker';
import { chooseSenders } from '@/lib/messaging/choose-senders';
import { type OutgoingMessage, queueMessage } from '@/lib/messaging/message';
import { renderMessage } from '@/lib/messaging/render';
import { handleSendMessage } from '@/lib/messaging/send-message';
import type { Senders } from '@/lib/messaging/sender';
import { testStore } from '../../world/store';

const { store, clock } = await testStore();
const publicUrl = 'https://club.example';
const workers: Worker[] = [];
afterAll(async () => {
  for (const worker of workers) await worker.stop();
});

const code: OutgoingMessage = {
  workspaceId: 'w',
  channel: 'sms',
  to: '+8613800138000',
  template: 'members.phoneCode',
  params: { company: '山下咖啡', code: '012345', minutes: 5 },
  locale: 'zh-CN',
  timeZone: 'Asia/Shanghai',
};

/** Sends what is queued by these senders, and tells what the log and the jobs say. */
async function deliver(senders: Partial<Senders>, outgoing: OutgoingMessage) {
  const to = outgoing.to;
  await store.write((tx) => queueMessage(tx, outgoing));
  const handlers = { 'send-message': handleSendMessage({ development: false, publicUrl, ...senders }) };
  const worker = startWorker(store, { handlers, onError: () => {}, every: 3_600_000 });
  workers.push(worker);
  await worker.drain();
  await worker.stop();
  const lines = await store.db.select().from(message).where(eq(message.recipient, to));
  const jobs = await store.db.select().from(job);
  return { lines, jobs: jobs.filter((one) => (one.payload as { to: string }).to === to) };
}

describe('a message', () => {
  it('reads naturally in each language', () => {
    const text = (locale: OutgoingMessage['locale']) => renderMessage({ ...code, locale }, publicUrl).text;
    expect(text('zh-CN')).toBe('【山下咖啡】您的验证码是 012345，5 分钟内有效。请勿告诉任何人。');
    expect(text('zh-TW')).toContain('您的驗證碼是 012345');
    expect(text('en')).toContain('Your code is 012345. It is good for 5 minutes.');
    const letter = renderMessage(
      {
        ...code,
        channel: 'mail',
        template: 'accounts.resetLink',
        params: { name: '林', minutes: 60 },
        path: '/reset-password?token=t',
      },
      publicUrl,
    );
    expect(letter).toEqual({
      subject: '重设登录密码',
      text: expect.stringContaining('https://club.example/reset-password?token=t'),
    });
    expect(() => renderMessage({ ...code, template: 'members.unknown' }, publicUrl)).toThrow('no text');
  });

  it('is kept for the owner by the development sender, which sends nothing', async () => {
    const sms = () => Promise.reject(new Error('must not be called'));
    const { lines, jobs } = await deliver({ development: true, sms }, { ...code, to: '+8613800000001' });
    expect(lines).toMatchObject([{ status: 'kept', text: expect.stringContaining('012345'), workspaceId: 'w' }]);
    expect(jobs).toMatchObject([{ status: 'done' }]);
    expect(JSON.stringify(jobs)).not.toContain('012345');
  });

  it('leaves through any SMS gateway, once, with its texts and its parts', async () => {
    const asked: { headers: Record<string, unknown>; body: Record<string, unknown> }[] = [];
    const gateway = createServer((request, response) => {
      let body = '';
      request.on('data', (part) => {
        body += part;
      });
      request.on('end', () => {
        asked.push({ headers: request.headers, body: JSON.parse(body) as Record<string, unknown> });
        response.writeHead(asked.length === 1 ? 503 : 200).end();
      });
    });
    await new Promise<void>((resolve) => gateway.listen(0, '127.0.0.1', resolve));
    const { port } = gateway.address() as { port: number };
    const settings = {
      publicUrl,
      DEV_SENDER: false,
      SMS_URL: `http://127.0.0.1:${port}/`,
      SMS_TOKEN: 'tok',
      GATEWAY_NETWORKS: '127.0.0.0/8',
      MAIL_FROM: 'x@y',
    };
    const senders = chooseSenders(settings, false);
    const outgoing = { ...code, to: '+8613800000002' };
    const first = await deliver(senders, outgoing);
    expect(first.lines).toMatchObject([{ status: 'failed', error: 'refused: HTTP 503', text: null }]);
    expect(first.jobs).toMatchObject([{ status: 'waiting', attempts: 1 }]);
    clock.tick(60_000);
    const handlers = { 'send-message': handleSendMessage(senders) };
    const worker = startWorker(store, { handlers, onError: () => {} });
    workers.push(worker);
    await worker.drain();
    await worker.stop();
    gateway.close();
    expect(asked).toHaveLength(2);
    expect(asked[1]?.headers.authorization).toBe('Bearer tok');
    expect(asked[1]?.body).toEqual({
      id: first.jobs[0]?.id,
      to: '+8613800000002',
      text: '【山下咖啡】您的验证码是 012345，5 分钟内有效。请勿告诉任何人。',
      template: 'members.phoneCode',
      params: code.params,
    });
    expect(asked[0]?.body.id).toBe(asked[1]?.body.id);
    const lines = await store.db.select().from(message).where(eq(message.recipient, outgoing.to));
    expect(lines).toMatchObject([{ status: 'sent', error: null, text: null }]);
    expect(JSON.stringify(await store.db.select().from(job))).not.toContain('012345');
  });

  it('is not handed to a gateway inside our own network unless a setting says so', async () => {
    const settings = {
      publicUrl,
      DEV_SENDER: false,
      SMS_URL: 'http://127.0.0.1:9/',
      GATEWAY_NETWORKS: '',
      MAIL_FROM: 'x',
    };
    const { lines } = await deliver(chooseSenders(settings, false), { ...code, to: '+8613800000006' });
    expect(lines).toMatchObject([{ status: 'failed', error: 'privateAddress: 127.0.0.1' }]);
    const wrong = { ...settings, GATEWAY_NETWORKS: '10.0.0.0/8, gateway.local' };
    expect(() => chooseSenders(wrong, false)).toThrow('GATEWAY_NETWORKS is not usable: gateway.local');
  });

  it('leaves by SMTP', async () => {
    const { port, received, close } = await mailServer();
    const senders = chooseSenders(
      {
        publicUrl,
        DEV_SENDER: false,
        SMTP_URL: `smtp://127.0.0.1:${port}`,
        GATEWAY_NETWORKS: '',
        MAIL_FROM: '积匠 <no-reply@club.example>',
      },
      false,
    );
    const letter: OutgoingMessage = {
      ...code,
      channel: 'mail',
      to: 'anna@example.com',
      template: 'accounts.invitation',
      params: { name: 'Anna', company: 'Hill Café', inviter: 'Lin', days: 7 },
      path: '/join?token=t',
      locale: 'en',
    };
    const { lines } = await deliver(senders, letter);
    close();
    expect(lines).toMatchObject([{ status: 'sent', text: null }]);
    expect(received()).toContain('RCPT TO:<anna@example.com>');
    expect(received()).toMatch(/Subject: =\?UTF-8\?|Subject: Lin invites you/);
    expect(received()).toContain('no-reply@club.example');
  });

  it('is not sent when it comes too late, and says so when nobody can send it', async () => {
    const sms = () => Promise.reject(new Error('must not be called'));
    const late = await deliver({ sms }, { ...code, to: '+8613800000003', goodUntil: clock.now - 1 });
    expect(late.lines).toMatchObject([{ status: 'late' }]);
    const none = await deliver({}, { ...code, to: '+8613800000004' });
    expect(none.lines).toMatchObject([{ status: 'failed', error: 'noSender' }]);
    expect(none.jobs).toMatchObject([{ status: 'done' }]);
  });

  it('does not leave when its transaction is undone', async () => {
    const undone = store.write(async (tx) => {
      await queueMessage(tx, { ...code, to: '+8613800000005' });
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    const jobs = await store.db.select().from(job);
    expect(JSON.stringify(jobs)).not.toContain('+8613800000005');
  });
});

/** As much of SMTP as one letter needs. */
async function mailServer() {
  let text = '';
  const server = createTcpServer((socket) => {
    let inBody = false;
    socket.write('220 ready\r\n');
    socket.on('data', (data) => {
      const part = data.toString();
      text += part;
      if (inBody) {
        if (!text.endsWith('\r\n.\r\n')) return;
        inBody = false;
        socket.write('250 taken\r\n');
      } else if (part.startsWith('DATA')) {
        inBody = true;
        socket.write('354 go on\r\n');
      } else if (part.startsWith('QUIT')) socket.end('221 bye\r\n');
      else socket.write('250 ok\r\n');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  return { port, received: () => text, close: () => server.close() };
}
