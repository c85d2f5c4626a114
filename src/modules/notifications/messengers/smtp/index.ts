import { z } from "zod";
import type { Mailer } from "@/platform/mail/mailer";
import type { Messenger } from "../port";

const Nothing = z.strictObject({});
type Nothing = z.infer<typeof Nothing>;

/** E-mail by the installation's own mail server (SMTP_URL): a repeat carries the same Message-ID, by which mailboxes know it. */
export function smtp(mailer: Mailer): Messenger<Nothing, Nothing> {
  return {
    kind: "smtp",
    channel: "email",
    fields: [],
    settingsSchema: Nothing,
    secretsSchema: Nothing,
    afterLostAnswer: "repeat_once",
    async send({ to, subject, text, html, senderName, replyTo, messageId, unsubscribeUrl }) {
      const outcome = await mailer.send({ fromName: senderName ?? "", to, replyTo, subject, text, html, messageId, unsubscribeUrl });
      return outcome.outcome === "sent" ? { outcome: "sent", providerId: null, providerStatus: null, parts: null } : outcome;
    },
    test: async () => null,
  };
}
