import type { Operation } from '@/lib/api/open-api-document';

export interface Call {
  readonly method: string;
  readonly path: string;
  readonly operation: Operation;
}

/** Where the samples begin: the address of the API. */
function addressOf(base: string, { path, operation }: Call): string {
  const query = operation.parameters
    .filter((one) => one.in === 'query' && one.required)
    .map((one) => `${one.name}=${one.name === 'name' ? 'photo.png' : '…'}`);
  return `${base}${path}${query.length ? `?${query.join('&')}` : ''}`;
}

function bodyOf({ operation }: Call): unknown {
  return operation.requestBody?.content?.['application/json']?.example;
}

const needsKey = ({ operation }: Call) => operation.security.some((one) => 'key' in one);
const sendsBytes = ({ operation }: Call) => operation.requestBody?.content?.['application/octet-stream'] !== undefined;

/** The call as a line of a terminal. */
export function curlSample(base: string, call: Call): string {
  const body = bodyOf(call);
  const lines = [
    `curl ${call.method === 'GET' ? '' : `-X ${call.method} `}'${addressOf(base, call)}'`,
    ...(needsKey(call) ? ['-H "Authorization: Bearer $KEY"'] : []),
    ...(body === undefined ? [] : ["-H 'Content-Type: application/json'", `-d '${JSON.stringify(body)}'`]),
    ...(sendsBytes(call) ? ["--data-binary '@photo.png'"] : []),
  ];
  return lines.join(' \\\n  ');
}

/** The call with `fetch`, as it is in Node and in every browser. */
export function scriptSample(base: string, call: Call): string {
  const body = bodyOf(call);
  const headers = [
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a sample of code
    ...(needsKey(call) ? ['Authorization: `Bearer ${key}`'] : []),
    ...(body === undefined ? [] : ["'Content-Type': 'application/json'"]),
  ];
  const options = [
    ...(call.method === 'GET' ? [] : [`  method: '${call.method}',`]),
    ...(headers.length ? [`  headers: { ${headers.join(', ')} },`] : []),
    ...(body === undefined ? [] : [`  body: JSON.stringify(${JSON.stringify(body)}),`]),
    ...(sendsBytes(call) ? ["  body: await readFile('photo.png'),"] : []),
  ];
  const sent = options.length ? `, {\n${options.join('\n')}\n}` : '';
  return `const answer = await fetch('${addressOf(base, call)}'${sent});\nif (!answer.ok) throw await answer.json();`;
}
