import type { Context, Hono } from 'hono';
import { type KeptPost, listPost, readPost } from '../../worker/embedded/kept-post.ts';
import { listMails, readMail } from '../../worker/embedded/mails.ts';
import { callOfPage, type PageDeps, PageRefused } from '../page-call.ts';
import { MailListPage, MailPage } from './mail-pages.tsx';
import { PostListPage, PostPage } from './post-pages.tsx';

/** What the local mail catcher holds. Only in demo mode, and only where mail is caught instead of sent. */
export function mountMails(app: Hono, deps: PageDeps): void {
  app.get('/mails', async (c) => {
    const { frame } = callOfPage(c, deps);
    const posted = deps.demo && Boolean(deps.postFolder);
    return c.html(<MailListPage frame={frame} mails={await listMails(folderOf(deps))} posted={posted} />);
  });

  app.get('/mails/digital-post', async (c) => {
    const { frame } = callOfPage(c, deps);
    return c.html(<PostListPage frame={frame} letters={await listPost(postFolderOf(deps))} />);
  });

  app.get('/mails/digital-post/:uuid', async (c) => {
    const { frame } = callOfPage(c, deps);
    return c.html(<PostPage frame={frame} letter={await letterOf(c, deps)} />);
  });

  app.get('/mails/digital-post/:uuid/letter.pdf', async (c) => {
    callOfPage(c, deps);
    const letter = await letterOf(c, deps);
    if (letter.format !== 'application/pdf') throw new PageRefused('not-found');
    return c.body(Buffer.from(letter.content, 'base64'), 200, { 'Content-Type': 'application/pdf' });
  });

  app.get('/mails/:mailId', async (c) => {
    const { frame } = callOfPage(c, deps);
    const mail = await readMail(folderOf(deps), c.req.param('mailId'));
    if (!mail) throw new PageRefused('not-found');
    return c.html(<MailPage frame={frame} mail={mail} />);
  });
}

async function letterOf(c: Context, deps: PageDeps): Promise<KeptPost> {
  const letter = await readPost(postFolderOf(deps), c.req.param('uuid') ?? '');
  if (!letter) throw new PageRefused('not-found');
  return letter;
}

function postFolderOf({ demo, postFolder }: PageDeps): string {
  if (!demo || !postFolder) throw new PageRefused('not-found');
  return postFolder;
}

function folderOf({ demo, mailFolder }: PageDeps): string {
  if (!demo || mailFolder === null) throw new PageRefused('not-found');
  return mailFolder;
}
