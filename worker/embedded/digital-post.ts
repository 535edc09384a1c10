// The embedded mode's Digital Post: takes letters on loopback as the municipalities' service does, hands none on, keeps
// each as a file for the page, and says later what became of it.
// A process of its own: node bin/launch.mjs worker/embedded/digital-post.ts --port PORT --folder FOLDER
import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { formatInstant } from '../../domain/calendar/copenhagen.ts';
import { kombiPath, type refusalCodes, statusPath } from '../delivery/channels/digital-post/kombi.ts';
import { readMemo } from '../delivery/channels/digital-post/read-memo.ts';
import { readXml } from '../delivery/channels/digital-post/xml.ts';
import { hearTheUncaught } from '../last-resort.ts';
import { hearLooseWords } from '../log/loose-words.ts';
import { openLog } from '../open-log.ts';
import { type KeptPost, keepPost, listPost } from './kept-post.ts';

/** What goes wrong: whoever starts it may change it while it runs. All numbers count down. */
export interface PostScript {
  /** CPR numbers of those who are exempt, unknown or dead: refused at once, or after it was taken. */
  exempt?: readonly string[];
  unknown?: readonly string[];
  dead?: readonly string[];
  /** So many requests are answered with 500. */
  fail?: number;
  /** So many letters are taken, and the connection dropped instead of an answer. */
  dropAnswer?: number;
  /** No answer at all while true: the connection is dropped before anything is read. */
  down?: boolean;
  /** Before every answer. */
  slowMs?: number;
}

/** A Digital Post listening on 127.0.0.1. */
export interface LocalDigitalPost {
  url: string;
  script: PostScript;
  /** Requests with a letter that were taken in, repeated ones too. */
  submissions: () => number;
  stop: () => Promise<void>;
}

const LARGEST_BYTES = 99 * 1024 * 1024;
const RECEIPT_AFTER_MS = 1_000;

/** Starts one on `port` (0: any free one) that keeps letters in `folder`; `receiptAfterMs` is how long a receipt takes. */
export async function startDigitalPost(options: {
  port: number;
  folder: string;
  receiptAfterMs?: number;
}): Promise<LocalDigitalPost> {
  const { folder, receiptAfterMs = RECEIPT_AFTER_MS } = options;
  const script: PostScript = {};
  const known = new Map((await listPost(folder)).map((post) => [post.uuid, post]));
  let submissions = 0;

  /** Takes a letter once; a second one with its key gets the first one's answer. */
  async function take(body: string): Promise<{ status: number; xml: string }> {
    const root = readXml(body);
    const message = root?.children.find(({ name }) => name === 'memo:Message');
    const wanted = root?.name === 'kombi_request' && root.children[0]?.text === 'Digital Post';
    const read = wanted && message ? readMemo(message) : null;
    if (!read?.ok) return { status: 400, xml: refused('MEMO_UGYLDIG') };
    submissions += 1;
    const { memo } = read;
    const before = known.get(memo.uuid);
    if (before) return { status: 200, xml: accepted(before.transmissionId) };
    if (script.unknown?.includes(memo.recipient.cpr)) return { status: 200, xml: refused('MODTAGER_UKENDT') };
    const receivedMs = Date.now();
    const post: KeptPost = {
      uuid: memo.uuid,
      receivedAt: formatInstant(receivedMs),
      transmissionId: randomUUID(),
      title: memo.title,
      sender: memo.sender,
      cpr: memo.recipient.cpr,
      format: memo.document.format,
      content: Buffer.from(memo.document.content).toString('base64'),
      seq: known.size + 1,
      receiptFromMs: receivedMs + receiptAfterMs,
      error: errorFor(memo.recipient.cpr, script),
    };
    known.set(memo.uuid, post);
    await keepPost(folder, post);
    return { status: 200, xml: accepted(post.transmissionId) };
  }

  const server = createServer(async (request, response) => {
    if (script.down) return void request.socket.destroy();
    try {
      const url = new URL(request.url ?? '/', 'http://127.0.0.1');
      if (script.slowMs) await pause(script.slowMs);
      if (request.method === 'GET' && url.pathname === statusPath) {
        response.setHeader('Content-Type', 'application/xml');
        response.end(statuses([...known.values()], Number(url.searchParams.get('after') ?? 0), Date.now()));
        return;
      }
      if (request.method !== 'POST' || url.pathname !== kombiPath) return void response.writeHead(404).end();
      const body = await bodyOf(request);
      if (counted(script, 'fail')) return void response.writeHead(500).end();
      const { status, xml } = await take(body);
      if (counted(script, 'dropAnswer')) return void request.socket.destroy();
      response.writeHead(status, { 'Content-Type': 'application/xml' }).end(xml);
    } catch {
      request.socket.destroy();
    }
  });
  await new Promise<void>((listening, failed) => {
    server.once('error', failed);
    server.listen(options.port, '127.0.0.1', listening);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    script,
    submissions: () => submissions,
    stop: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}

/** Whether something that is to happen a number of times happens now. */
function counted(script: PostScript, what: 'fail' | 'dropAnswer'): boolean {
  const left = script[what] ?? 0;
  if (left > 0) script[what] = left - 1;
  return left > 0;
}

const errorFor = (cpr: string, { exempt, dead }: PostScript): keyof typeof refusalCodes | null => {
  if (exempt?.includes(cpr)) return 'MODTAGER_FRITAGET';
  return dead?.includes(cpr) ? 'MODTAGER_DOED' : null;
};

const accepted = (transmissionId: string): string =>
  `<kombi_response><Result>true</Result><TransmissionID>${transmissionId}</TransmissionID></kombi_response>`;

const refused = (code: keyof typeof refusalCodes): string =>
  `<kombi_response><Result>false</Result><HovedoplysningerSvarREST><SvarReaktion><Fejl><FejlIdentifikator>${code}</FejlIdentifikator></Fejl></SvarReaktion></HovedoplysningerSvarREST></kombi_response>`;

function statuses(posts: readonly KeptPost[], after: number, nowMs: number): string {
  const ready = posts.filter(({ seq, receiptFromMs }) => seq > after && receiptFromMs <= nowMs);
  const told = ready.map(
    ({ uuid, transmissionId, receiptFromMs, error }) =>
      `<PKO_PostStatus xmlns="http://serviceplatformen.dk/xml/print/PKO_PostStatus/1/types"><TransmissionId>${transmissionId}</TransmissionId><MessageUUID>${uuid}</MessageUUID><KanalKode>Digital Post</KanalKode><TransaktionsDatoTid>${formatInstant(receiptFromMs)}</TransaktionsDatoTid><TransaktionsStatusKode>${error ? 'Fejlet' : 'Afleveret Digital Post'}</TransaktionsStatusKode>${error ? `<FejlDetaljer><FejlKode>${error}</FejlKode></FejlDetaljer>` : ''}</PKO_PostStatus>`,
  );
  return `<Statusser next="${Math.max(after, ...ready.map(({ seq }) => seq))}">${told.join('')}</Statusser>`;
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > LARGEST_BYTES) throw new Error('larger than Digital Post takes');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const log = openLog('digital-post');
  hearTheUncaught(log, { goOn: true });
  hearLooseWords(log);
  const { values } = parseArgs({
    options: { port: { type: 'string', default: '0' }, folder: { type: 'string' } },
  });
  if (!values.folder) throw new Error('Say where to keep the letters: --folder FOLDER');
  const post = await startDigitalPost({ port: Number(values.port), folder: values.folder });
  const end = () => void post.stop().then(() => process.exit(0));
  process.once('SIGTERM', end);
  process.once('SIGINT', end);
  process.stdout.write(`digital post ready ${post.url}\n`);
}
