import { type Reason, reason } from "@/lib/reason";
import type { Messenger, MessengerAccount } from "./port";
import { smsc } from "./smsc";
import { smsru } from "./smsru";
import { telegram } from "./telegram";
import { twilio } from "./twilio";

/** Providers that an organization has an account with. E-mail is not among them: it goes by the installation's mail server. */
const messengers = { smsru, smsc, twilio, telegram } as const satisfies Record<string, unknown>;

type MessengerKind = keyof typeof messengers;

/** The messenger of a kind; null for a kind that this version does not know. */
export function messengerOf(kind: string): Messenger | null {
  return Object.hasOwn(messengers, kind) ? (messengers[kind as MessengerKind] as unknown as Messenger) : null;
}

export type OpenedMessenger = { messenger: Messenger; account: MessengerAccount<unknown, unknown> };
type StoredAccount = Omit<MessengerAccount<unknown, unknown>, never> & { code: string; kind: string };

/** A provider ready to be asked: its stored settings and decrypted secrets read by its own schemas. */
export function openMessenger({ code, kind, settings, secrets, hookUrl, fetch }: StoredAccount): OpenedMessenger | { reason: Reason } {
  const messenger = messengerOf(kind);
  if (!messenger) return { reason: reason("messenger.unknown_kind", { kind }) };
  const readSettings = messenger.settingsSchema.safeParse(settings ?? {});
  const readSecrets = messenger.secretsSchema.safeParse(secrets ?? {});
  if (!readSettings.success || !readSecrets.success) return { reason: reason("messenger.misconfigured", { account: code }) };
  return { messenger, account: { settings: readSettings.data, secrets: readSecrets.data, hookUrl, fetch } };
}

/** Every kind with what its set-up asks for. */
export function describedMessengers() {
  return Object.keys(messengers).flatMap((kind) => {
    const messenger = messengerOf(kind);
    return messenger ? [{ kind: kind as MessengerKind, channel: messenger.channel, fields: messenger.fields }] : [];
  });
}
