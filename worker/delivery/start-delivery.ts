import { Counter, type Registry } from 'prom-client';
import type { Sql } from '../../db/connect.ts';
import { type Loop, startLoop } from '../loop.ts';
import type { Tracing } from '../traces/tracing.ts';
import { digitalPostSettings } from './channels/digital-post/settings.ts';
import { mailChannel } from './channels/mail.ts';
import { smsChannel } from './channels/sms/channel.ts';
import { httpSms } from './channels/sms/provider.ts';
import { sendDigests } from './digests.ts';
import { familyChannels, startFamilyLoops } from './family/start-family.ts';
import { isLocalMail, mailSettings } from './mail-settings.ts';
import { peopleOf } from './people.ts';
import { startSender } from './sender.ts';

/** What delivery stands on. */
export interface DeliveryParts {
  env: NodeJS.ProcessEnv;
  /** A pool of its own. */
  sql: Sql;
  registry: Registry;
  log: { warn(told: object | string, what?: string): void };
  warn: (error: unknown, what: string) => void;
  tracing?: Tracing | null;
}

const DIGEST_POLL_MS = 60_000;

/** Starts what leaves the house through the outbox, by every channel that the environment names. */
export function startDelivery({ env, sql, registry, log, warn, tracing = null }: DeliveryParts): Loop[] {
  const mail = mailSettings(env);
  const channel = mail && mailChannel(mail);
  const people = peopleOf(sql, mail !== null && isLocalMail(mail));
  const publicUrl = env.PUBLIC_URL || `http://127.0.0.1:${env.PORT || 8080}`;
  if (!mail) log.warn('SMTP_URL is not set: mails wait in the outbox');
  const post = digitalPostSettings(env);
  const sent = new Counter({
    name: 'tovholder_deliveries_total',
    help: 'Messages delivered to somebody, by kind of message and channel.',
    labelNames: ['kind', 'channel'],
    registers: [registry],
  });
  const failures = new Counter({
    name: 'tovholder_delivery_failures_total',
    help: 'Attempts to deliver that failed, by channel and code; each is tried again unless it is dead.',
    labelNames: ['channel', 'code'],
    registers: [registry],
  });
  const sender = startSender({
    sql,
    channels: [...(channel ? [channel] : []), ...textMessages(env, publicUrl), ...familyChannels(sql, post)],
    tracing,
    people,
    publicUrl,
    from: mail?.from ?? '',
    onSent: (labels) => sent.inc(labels),
    onFailure(failure) {
      failures.inc({ channel: failure.channel, code: failure.error });
      log.warn(failure, failure.dead ? 'a message is a dead letter' : 'a message could not be delivered');
    },
    onError: (error) => warn(error, 'the outbox could not be worked on'),
  });
  const digests = channel
    ? [
        startLoop(
          DIGEST_POLL_MS,
          () => sendDigests({ sql, mail: channel, people, publicUrl }, Date.now()),
          (error) => warn(error, 'the mails of the day could not be made'),
        ),
      ]
    : [];
  return [sender, ...digests, ...startFamilyLoops(sql, post, { registry, warn })];
}

/** Off unless a gateway is named. */
const textMessages = ({ SMS_URL: url, SMS_TOKEN_FILE: tokenFile }: NodeJS.ProcessEnv, publicUrl: string) =>
  url ? [smsChannel(httpSms({ url, tokenFile: tokenFile || undefined }), publicUrl)] : [];
