import type { Hono } from 'hono';
import {
  answerHandover,
  type HandoverAnswer,
  handoverForCaller,
  handoversOfCaller,
} from '../../api/handovers.ts';
import { statusOf } from '../../api/problem.ts';
import { Refused } from '../../api/refused.ts';
import type { Refusal } from '../../domain/case/refusal.ts';
import type { JsonObject } from '../../domain/json.ts';
import { callOfPage, lookerOf, type PageCall, type PageDeps } from '../page-call.ts';
import { HandoverPage } from './handover-page.tsx';
import { HandoversPage } from './handovers-page.tsx';

/** Handovers: the lists of both sides, one of them, and the receiver's answer. */
export function mountHandovers(app: Hono, deps: PageDeps): void {
  app.get('/handovers', async (c) => {
    const call = callOfPage(c, deps);
    const rows = await handoversOfCaller(lookerOf(call));
    return c.html(
      <HandoversPage frame={call.frame} scope={call.caller.scope} rows={rows} nowMs={deps.ports.clock()} />,
    );
  });

  app.get('/handovers/:id', async (c) => c.html(await page(callOfPage(c, deps), null, '')));

  app.post('/handovers/:id/acknowledge', async (c) => {
    const call = callOfPage(c, deps);
    return answer(call, 'acknowledge', '');
  });

  app.post('/handovers/:id/reject', async (c) => {
    const call = callOfPage(c, deps);
    const { reason } = await c.req.parseBody();
    return answer(call, 'reject', typeof reason === 'string' ? reason : '');
  });
}

/** Back to the handover, or to the case that is the caller's now; or the page again with what stands against it. */
async function answer(call: PageCall, given: HandoverAnswer, reason: string): Promise<Response> {
  const id = call.c.req.param('id') ?? '';
  try {
    const data: JsonObject = given === 'reject' ? { reason } : {};
    await answerHandover({ ...lookerOf(call), query: {}, language: call.lang }, id, given, data);
  } catch (error) {
    const code = error instanceof Refused ? error.problem.refusal.code : 'UNAVAILABLE';
    if (!(error instanceof Refused) || ['UNAVAILABLE', 'NOT_PERMITTED', 'NOT_FOUND'].includes(code))
      throw error;
    return call.c.html(await page(call, error.problem.refusal, reason), statusOf(error.problem) as 409);
  }
  return call.c.redirect(`/handovers/${id}`, 303);
}

async function page(call: PageCall, refusal: Refusal | null, reason: string) {
  const handover = await handoverForCaller(lookerOf(call), call.c.req.param('id') ?? '');
  return (
    <HandoverPage
      frame={call.frame}
      scope={call.caller.scope}
      handover={handover}
      refusal={refusal}
      reason={reason}
    />
  );
}
