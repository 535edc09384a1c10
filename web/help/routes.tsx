import type { Hono } from 'hono';
import { callerOf } from '../../api/identity/identify.ts';
import { lookAtCase } from '../../api/look.ts';
import { callOfPage, frameOf, lookerOf, type PageDeps } from '../page-call.ts';
import { FirstCasePage } from './first-case.tsx';
import { HelpPage } from './help-page.tsx';
import { turnKeys } from './keys.ts';
import { followTour, keepTour } from './tour.ts';

/** Help in place: the help page, the tour through a first case, and whether keys are shortcuts. */
export function mountHelp(app: Hono, deps: PageDeps): void {
  // The case that is opened while a tour waits for one is the tour's, and an explanation read in it counts.
  app.use('/cases/:id/*', followTour);

  app.get('/help', (c) => c.html(<HelpPage frame={frameOf(c, deps, callerOf(c))} />));

  app.post('/help/keyboard', async (c) => {
    turnKeys(c, (await c.req.parseBody()).keys !== 'off');
    return c.redirect('/help#keyboard', 303);
  });

  app.get('/help/first-case', async (c) => {
    const call = callOfPage(c, deps);
    const { caseId = null } = call.frame.tour ?? {};
    const looked = caseId === null ? null : await lookAtCase(lookerOf(call), caseId);
    const seen = looked?.kind === 'seen' ? looked.stored : null;
    return c.html(<FirstCasePage frame={call.frame} seen={seen} />);
  });

  app.post('/help/first-case', async (c) => {
    callOfPage(c, deps);
    const starts = (await c.req.parseBody()).do === 'start';
    keepTour(c, { state: starts ? 'on' : 'off', caseId: null, explained: false });
    return c.redirect(starts ? '/refer/pregnancy' : '/work', 303);
  });
}
