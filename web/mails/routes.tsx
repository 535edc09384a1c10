import type { Hono } from 'hono';
import { listMails, readMail } from '../../worker/embedded/mails.ts';
import { callOfPage, type PageDeps, PageRefused } from '../page-call.ts';
import { MailListPage, MailPage } from './mail-pages.tsx';

/** What the local mail catcher holds. Only in demo mode, and only where mail is caught instead of sent. */
export function mountMails(app: Hono, deps: PageDeps): void {
  app.get('/mails', async (c) => {
    const { frame } = callOfPage(c, deps);
    return c.html(<MailListPage frame={frame} mails={await listMails(folderOf(deps))} />);
  });

  app.get('/mails/:mailId', async (c) => {
    const { frame } = callOfPage(c, deps);
    const mail = await readMail(folderOf(deps), c.req.param('mailId'));
    if (!mail) throw new PageRefused('not-found');
    return c.html(<MailPage frame={frame} mail={mail} />);
  });
}

function folderOf({ demo, mailFolder }: PageDeps): string {
  if (!demo || mailFolder === null) throw new PageRefused('not-found');
  return mailFolder;
}
