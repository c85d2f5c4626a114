import type { Readable } from "node:stream";
import nodemailer, { type Transporter } from "nodemailer";
import { env } from "../env";
import { log } from "../log";
import { alreadyMade, processWide } from "../process";
import { Breaker } from "./breaker";

export type OutgoingMail = {
  /** Shown as the sender beside our own address. */
  fromName: string;
  to: string;
  replyTo: string | null;
  subject: string;
  text: string;
  html: string;
  /** Stable over repeats, so that a mail sent twice is recognised as one. */
  messageId: string;
  /** The way out of letters that nobody has to get, for the mail client's own button (RFC 8058). */
  unsubscribeUrl?: string | null;
  /** Papers and tables that go with it, whole in memory: some megabytes at most. */
  attachments?: readonly { filename: string; contentType: string; content: Buffer }[];
};

/**
 * What became of a mail. `refused`: surely not taken, so it may be sent again unless the refusal is permanent.
 * `unconfirmed`: the content went out and no answer came back, so it may have arrived.
 */
export type MailOutcome = { outcome: "sent" } | Failure;
type Failure = { outcome: "refused"; permanent: boolean; why: string } | { outcome: "unconfirmed"; why: string };

export interface Mailer {
  /** Always answers within ten seconds, and never throws for what the mail server does. */
  send(mail: OutgoingMail): Promise<MailOutcome>;
  close(): void;
}

/** The process's way to its mail server; null when none is set (SMTP_URL). */
export function mailer(): Mailer | null {
  const { smtpUrl, mailFrom } = env();
  return smtpUrl ? processWide("mailer", () => createMailer({ url: smtpUrl, from: mailFrom })) : null;
}

/** Lets go of the mail server at the stop; a process that never sent a mail has nothing to let go of. */
export function closeMailer(): void {
  alreadyMade<Mailer>("mailer")?.close();
}

/** Whether this process knows a mail server; without one messages are kept and not sent. */
export function hasMailServer(): boolean {
  return Boolean(process.env.SMTP_URL?.trim());
}

/** A mailer on one mail server. `from` is "Name <address>" or an address. */
export function createMailer({ url, from, withinMs = 10_000 }: { url: string; from: string; withinMs?: number }): Mailer {
  const transport = nodemailer.createTransport({
    url,
    pool: true,
    maxConnections: 3,
    connectionTimeout: withinMs,
    greetingTimeout: withinMs,
    dnsTimeout: withinMs,
    socketTimeout: withinMs,
    // Our mails hold nothing but their own text.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const contents = watchContents(transport);
  const breaker = new Breaker({ failures: 5, restMs: 30_000 });
  const address = addressOf(from);

  return {
    async send(mail) {
      if (!breaker.mayTry())
        return { outcome: "refused", permanent: false, why: "the mail server is left alone for a while after failures" };
      const deadline = new AbortController();
      const timer = setTimeout(() => deadline.abort(), withinMs);
      try {
        await transport.sendMail({
          from: { name: oneLine(mail.fromName), address },
          to: { name: "", address: mail.to },
          ...(mail.replyTo ? { replyTo: { name: oneLine(mail.fromName), address: mail.replyTo } } : {}),
          subject: oneLine(mail.subject),
          text: mail.text,
          html: mail.html,
          ...(mail.attachments ? { attachments: [...mail.attachments] } : {}),
          messageId: mail.messageId,
          // Out-of-office machines do not answer what no person wrote (RFC 3834).
          headers: { "Auto-Submitted": "auto-generated", ...wayOut(mail.unsubscribeUrl) },
          signal: deadline.signal,
        });
        breaker.succeeded();
        return { outcome: "sent" };
      } catch (error) {
        const failure = failureOf(error as SmtpFailure, contents.begun(mail.messageId));
        // A server that says no to one mail is alive.
        if (answersThisMail(error as SmtpFailure)) breaker.succeeded();
        else breaker.failed();
        log().warn({ outcome: failure.outcome, why: failure.why }, "mail not sent");
        return failure;
      } finally {
        clearTimeout(timer);
        contents.forget(mail.messageId);
      }
    },
    close: () => transport.close(),
  };
}

function wayOut(url: string | null | undefined): Record<string, string> {
  return url ? { "List-Unsubscribe": `<${url}>`, "List-Unsubscribe-Post": "List-Unsubscribe=One-Click" } : {};
}

/** Notes whose content a connection has begun to take: whether a lost answer may hide a mail that arrived. */
function watchContents(transport: Transporter<unknown>) {
  const streams = new Map<string, Readable>();
  transport.use("stream", ({ data, message }, done) => {
    const open = message.createReadStream.bind(message);
    message.createReadStream = (options) => {
      const stream = open(options);
      if (data.messageId) streams.set(data.messageId, stream);
      return stream;
    };
    done();
  });
  return {
    begun: (messageId: string) => streams.get(messageId)?.readableDidRead ?? false,
    forget: (messageId: string) => void streams.delete(messageId),
  };
}

/** The address of "Name <address>". */
export function addressOf(from: string): string {
  return /<([^<>]+)>\s*$/.exec(from)?.[1]?.trim() ?? from.trim();
}

type SmtpFailure = { code?: string; command?: string; responseCode?: number; message?: string };

const answersThisMail = ({ command, responseCode }: SmtpFailure) =>
  responseCode !== undefined && ["MAIL FROM", "RCPT TO", "DATA"].includes(command ?? "");

/** Answers of 500 to 599 to the mail itself are final (RFC 5321, 4.2.1); a wrong password may still be put right. */
function failureOf(error: SmtpFailure, begun: boolean): Failure {
  const { code, responseCode, message } = error;
  const why = oneLine(message || code || "no answer").slice(0, 300);
  if (responseCode) return { outcome: "refused", permanent: answersThisMail(error) && responseCode >= 500 && responseCode < 600, why };
  // No server could take such an address: it is refused before anything is sent.
  if (code === "EENVELOPE") return { outcome: "refused", permanent: true, why };
  return begun ? { outcome: "unconfirmed", why } : { outcome: "refused", permanent: false, why };
}

const oneLine = (text: string) => text.replace(/[\p{Cc}\s]+/gu, " ").trim();
