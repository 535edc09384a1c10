import { readFileSync } from 'node:fs';
import { isLoopbackHost } from '../../security/loopback-host.ts';
import type { MailSettings } from './channels/mail.ts';

/** What the environment says of mail; null when it names no server. Throws where the file of certificates cannot be read. */
export function mailSettings(env: NodeJS.ProcessEnv): MailSettings | null {
  const { SMTP_URL: url, SMTP_TLS: tls, SMTP_CA_FILE: caFile, SMTP_CONNECTIONS: connections } = env;
  if (!url) return null;
  return {
    url,
    from: env.MAIL_FROM || 'tovholder@example.invalid',
    ...(tls === 'required' || tls === 'opportunistic' ? { tls } : {}),
    ...(caFile ? { ca: readFileSync(caFile, 'utf8') } : {}),
    ...(connections ? { connections: Number(connections) } : {}),
  };
}

/** Whether mail goes to this very machine only, as it does to the mail catcher. */
export const isLocalMail = ({ url }: MailSettings): boolean => isLoopbackHost(new URL(url).hostname);
