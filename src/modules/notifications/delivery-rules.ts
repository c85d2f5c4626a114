import { mostAttempts } from "@/lib/message-retry";
import type { MessageChannel } from "./message-channels";

/** Which message is tried again and which is given up. Pure. */

/** Messages of one shop leave one after another: a mail server that hangs then holds up nothing else. */
export const mailQueue = "mail";

/** What is not a mail is tried for some minutes. What it says is soon old, and the next way may reach the buyer in time. */
const mostShortAttempts = 4;

const attemptsOf = (channel: MessageChannel) => (channel === "email" ? mostAttempts : mostShortAttempts);

/**
 * How many answers of the mail server were lost: each may hide a mail that arrived. Kept in the message's error text, written
 * before the attempt, so that a crash in the middle counts as one.
 */
export type LostAnswers = 0 | 1 | 2;

const marks: Record<LostAnswers, string> = { 0: "", 1: "no answer", 2: "no answer twice" };

export function lostAnswersIn(error: string | null): LostAnswers {
  if (error?.startsWith(marks[2])) return 2;
  return error?.startsWith(marks[1]) ? 1 : 0;
}

/** The error text that keeps the count, with what else is known. */
export function errorText(lost: LostAnswers, why: string | null): string | null {
  return [marks[lost], why].filter(Boolean).join(": ") || null;
}

/** What a provider's make allows after a lost answer (messengers/port.ts). */
export type AfterLostAnswer = "repeat_once" | "look_up" | "stop";

/**
 * After a lost answer a mail is sent once more, with the same Message-ID, and after a second one never again. What can be looked
 * up at its provider is looked up first; what cannot is not repeated.
 */
export function mayTryAgain(
  lost: LostAnswers,
  attempts: number,
  channel: MessageChannel = "email",
  after: AfterLostAnswer = "repeat_once",
): boolean {
  if (attempts >= attemptsOf(channel)) return false;
  return after === "look_up" || lost < (after === "stop" ? 1 : 2);
}

const checkMinutes = [1, 3, 10, 30, 60, 180, 360, 720, 1440] as const;

/** When to ask a provider again what became of a message, after so many questions; null: it will not say any more. */
export function nextCheckMs(asked: number): number | null {
  const minutes = checkMinutes[asked];
  return minutes === undefined ? null : minutes * 60_000;
}
