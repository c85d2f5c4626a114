import type { Messages } from "./messages";

// Texts of mails and printed papers are written on the server alone.
const serverOnly = new Set<string>(["mail", "mails", "email", "emails", "documents", "print", "pdf"]);

/** What travels to the browser: every text but those that only the server writes. */
export function clientMessages(messages: Messages): Messages {
  return Object.fromEntries(Object.entries(messages).filter(([namespace]) => !serverOnly.has(namespace))) as Messages;
}
